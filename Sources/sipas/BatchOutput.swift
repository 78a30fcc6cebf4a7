import Findings
import Foundation
import Responses
import Storage

/// Machine form of `sipas imports list`.
struct BatchDocument: Encodable {
  let schema = "sipas.imports/1"
  let batches: [Batch]
}

/// Machine form of `sipas imports show`.
struct BatchDetail: Encodable {
  let schema = "sipas.import/1"
  let batch: Batch
  let problems: [WordedProblem]
}

/// Machine form of `sipas imports undo`.
struct UndoDocument: Encodable {
  let schema = "sipas.undo/1"
  let batch: Int64
  let removed: Int
  let restored: Int
  let kept: [Kept]

  struct Kept: Encodable {
    let identity: String
    let batch: Int64
  }

  init(_ report: UndoReport) {
    batch = report.batch
    removed = report.removed
    restored = report.restored
    kept = report.kept.map { Kept(identity: $0.identity, batch: $0.batch) }
  }
}

extension UndoReport {
  /// What was undone, in words.
  var text: String {
    let lines = [
      say(
        vi:
          "Đã hoàn tác lần nhập \(batch): bỏ \(removed) phiếu, trả \(restored) phiếu về bản trước.",
        en:
          "Import \(batch) undone: \(Speech.counted(removed, "response")) removed, \(restored) back to what they were."
      )
    ]
    let keptLines = kept.map {
      say(
        vi: "Giữ phiếu \($0.identity): lần nhập \($0.batch) đã sửa về sau.",
        en: "Kept \($0.identity): import \($0.batch) changed it since.")
    }
    return (lines + keptLines).joined(separator: "\n")
  }
}
