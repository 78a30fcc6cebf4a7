import Findings
import Foundation
import Tables

/// The folder of the reject files of a batch.
public enum RejectFolder {
  /// Its path; that of dry runs for nil.
  static func path(ofBatch number: Int64?, in folder: String) -> String {
    folder + "/" + (number.map { "lan-\($0)" } ?? BatchReference.trial)
  }

  /// Path of a reject file of a batch; nil where it is not there, because it was written elsewhere.
  public static func file(
    named name: String, ofBatch number: Int64, in folder: String
  ) -> String? {
    let path = path(ofBatch: number, in: folder) + "/" + name
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}

/// Names for the reject files of a run: beside nothing else, one for each input.
struct RejectNames {
  private let folder: String
  private var taken: Set<String>

  /// - Parameters:
  ///   - folder: holds a folder for every batch. A file that is there already is never written
  ///     over, because somebody may be mending its rows.
  ///   - batch: number; nil for a dry run.
  init(folder: String, batch: Int64?, inputs: [String]) {
    self.folder = RejectFolder.path(ofBatch: batch, in: folder)
    taken = Set(inputs.map { URL(fileURLWithPath: $0).standardizedFileURL.path })
  }

  /// The reject file of an input.
  mutating func rejectFile(
    for file: PlannedFile, createdAt: Date, language: Language
  ) -> RejectFile {
    let isWorkbook = file.receipt.format != TableFormat.csv.rawValue
    // A spreadsheet of Viet Nam writes and expects semicolons; it writes tabs as Unicode text.
    let comma = UInt8(ascii: ",")
    return RejectFile(
      path: path(forInput: file.path, isWorkbook: isWorkbook), isWorkbook: isWorkbook,
      delimiter: file.delimiter == comma ? comma : UInt8(ascii: ";"), createdAt: createdAt,
      language: language)
  }

  /// `phieu.xlsx` gives `phieu-loi.xlsx`, else `phieu-loi-2.xlsx`; its own reject file counts on.
  mutating func path(forInput input: String, isWorkbook: Bool) -> String {
    let name = URL(fileURLWithPath: input).deletingPathExtension().lastPathComponent
    let stem = name.replacing(/-loi(-\d+)?$/, with: "")
    var number = 1
    while true {
      let suffix = number == 1 ? "-loi" : "-loi-\(number)"
      let file = stem + suffix + (isWorkbook ? ".xlsx" : ".csv")
      let path = URL(fileURLWithPath: folder).appendingPathComponent(file).standardizedFileURL.path
      let isFree = !FileManager.default.fileExists(atPath: path)
      if isFree, taken.insert(path).inserted { return path }
      number += 1
    }
  }
}
