import Findings
import Responses
import Storage

/// Machine form of `sipas imports undo`.
struct UndoDocument: Encodable {
  let schema = "sipas.undo/1"
  let batch: Int64
  let removed: Int
  let restored: Int
  let kept: [Kept]
  let released: [Released]

  struct Kept: Encodable {
    let identity: String
    let batch: Int64
    let reason: KeptResponse.Reason
  }

  struct Released: Encodable {
    let identity: String
    let batch: Int64
    let place: Place
  }

  init(_ report: UndoReport) {
    batch = report.batch
    removed = report.removed
    restored = report.restored
    kept = report.kept.map { Kept(identity: $0.identity, batch: $0.batch, reason: $0.reason) }
    released = report.released.map {
      Released(identity: $0.identity, batch: $0.batch, place: $0.place)
    }
  }
}

/// The undoing of an import in words.
struct UndoText {
  let report: UndoReport
  /// Name of the unit with a code, where it is known.
  let unitName: (String) -> String?

  /// What was undone; of responses that stay and of rows to import again the first ones by name.
  func render() -> String {
    let done = say(
      vi: "Đã hoàn tác lần nhập \(report.batch): bỏ \(report.removed) phiếu, trả "
        + "\(report.restored) phiếu về bản trước.",
      en: "Import \(report.batch) undone: \(Speech.counted(report.removed, "response")) removed, "
        + "\(report.restored) back to what they were.")
    let kept = shown(report.kept.map(text)) { rest in
      say(vi: "… và giữ \(rest) phiếu nữa.", en: "… and \(rest) more kept.")
    }
    return ([done] + kept + releasedLines()).joined(separator: "\n")
  }

  private func releasedLines() -> [String] {
    guard !report.released.isEmpty else { return [] }
    let heading = say(
      vi: "\(report.released.count) hàng của lần nhập khác đã không vào kho vì những phiếu vừa bỏ. "
        + "Muốn lấy các hàng này, nhập lại tệp của chúng:",
      en: "\(Speech.counted(report.released.count, "row")) of other imports stayed out because of "
        + "what is gone now. To take them in, import their files again:")
    return [heading]
      + shown(report.released.map(text)) { rest in
        say(
          vi: "… và \(rest) hàng nữa (xem --format json).",
          en: "… and \(rest) more (--format json).")
      }
  }

  private func shown(_ lines: [String], rest: (Int) -> String) -> [String] {
    let left = lines.count - Terminal.problemsShown
    return lines.prefix(Terminal.problemsShown) + (left > 0 ? [rest(left)] : [])
  }

  private func text(_ row: ReleasedRow) -> String {
    let place = row.place.text(in: Speech.language)
    return "  " + place + ": " + name(row.identity)
      + say(vi: " (lần nhập \(row.batch))", en: " (import \(row.batch))")
  }

  private func text(_ response: KeptResponse) -> String {
    let (name, batch) = (name(response.identity), response.batch)
    return switch response.reason {
    case .changedLater:
      say(
        vi: "Giữ \(name): lần nhập \(batch) đã sửa về sau.",
        en: "Kept \(name): import \(batch) changed it since.")
    case .alsoImported:
      say(
        vi: "Giữ \(name): lần nhập \(batch) cũng có phiếu này.",
        en: "Kept \(name): import \(batch) brought it too.")
    case .reduced:
      say(
        vi:
          "Giữ \(name) theo lần nhập \(batch): câu trả lời chỉ lần nhập \(report.batch) có đã bỏ.",
        en: "Kept \(name) as import \(batch) has it: answers that only import \(report.batch) had "
          + "are gone.")
    }
  }

  private func name(_ identity: String) -> String {
    ResponseIdentity.label(ofKey: identity, in: Speech.language, unitName: unitName)
  }
}
