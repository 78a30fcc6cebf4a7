import Foundation
import Testing

/// Compares outputs of the sample province with those committed under
/// `SampleData/ca-mau/expected/`. `RECORD_GOLDENS=1` writes them instead and fails the run, so that
/// a recording is never taken for a pass.
enum Golden {
  static let folder = BuiltProgram.checkout.appendingPathComponent("SampleData/ca-mau/expected")

  /// Line by line. Numbers may differ in their last digits: `log` and `exp` are not the same on
  /// every machine.
  static func expect(
    _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let (made, recorded) = (lines(text), lines(try String(contentsOf: file, encoding: .utf8)))
    #expect(made.count == recorded.count, sourceLocation: sourceLocation)
    let differing = zip(made, recorded).first { !isSame($0, $1) }
    if let differing {
      Issue.record(
        "\(name): «\(differing.0)» instead of «\(differing.1)»", sourceLocation: sourceLocation)
    }
  }

  private static func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func isSame(_ line: Substring, _ recorded: Substring) -> Bool {
    if line == recorded { return true }
    let (cells, expected) = (line.split(separator: ","), recorded.split(separator: ","))
    return cells.count == expected.count && zip(cells, expected).allSatisfy(isSameCell)
  }

  private static func isSameCell(_ cell: Substring, _ recorded: Substring) -> Bool {
    if cell == recorded { return true }
    // Counts and codes have no point; they must be the same to the letter.
    guard recorded.contains("."), let number = Double(cell), let expected = Double(recorded) else {
      return false
    }
    return abs(number - expected) <= 1e-9
  }
}
