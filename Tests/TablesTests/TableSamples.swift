import Findings
import Foundation
import Testing

@testable import Tables

/// Path of a committed file. `Fixtures/make_fixtures.py` makes them all.
func fixture(_ name: String) -> String {
  (Bundle.module.resourceURL?.appendingPathComponent("Fixtures/" + name).path) ?? name
}

/// A sheet read to its end.
struct SheetCopy {
  var cells: [[String]] = []
  var kinds: [[CellKind]] = []
  var numbers: [Int] = []
  var lines: [Int] = []
  var problems: [Problem] = []

  init(_ path: String, sheet: Int = 0, options: ReadOptions = ReadOptions()) throws {
    let reader = try TableFile.open(path, options: options).reader(ofSheet: sheet)
    var row = Row()
    while try reader.next(into: &row) {
      cells.append((0..<row.count).map(row.text))
      kinds.append((0..<row.count).map(row.kind))
      numbers.append(row.number)
      lines.append(row.line)
    }
    problems = reader.problems
  }
}

/// A folder for the files of one test, gone with the value.
final class ScratchFolder {
  let path = NSTemporaryDirectory() + "tables-" + UUID().uuidString + "/"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: path + name))
    return path + name
  }
}

/// The cells of a text given as bytes.
func parse(_ text: String, options: ReadOptions = ReadOptions()) throws -> SheetCopy {
  let folder = try ScratchFolder()
  return try SheetCopy(folder.file("text.csv", text.utf8), options: options)
}

/// The fault that stops reading a file; nil where none does.
func fault(reading path: String, options: ReadOptions = ReadOptions()) throws -> Problem? {
  do {
    _ = try SheetCopy(path, options: options)
    return nil
  } catch let problem as Problem {
    return problem
  }
}
