import Analysis
import Findings
import Foundation
import Testing

/// Files of this test target.
enum Fixture {
  static func path(_ name: String) throws -> String {
    let folder = try #require(Bundle.module.resourceURL)
    return folder.appendingPathComponent("Fixtures/" + name).path
  }
}

extension ProblemCode {
  /// The case in the form fixture files are named: `psuInTwoStrata` is `psu-in-two-strata`.
  var fixtureName: String {
    "\(self)".replacingOccurrences(of: "PSU", with: "Psu")
      .map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }
}

/// A folder with the files of one test, gone with the value.
final class ScratchFolder {
  let path = NSTemporaryDirectory() + "analysis-" + UUID().uuidString

  init(_ files: [String: String] = [:]) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// What comes of a spec written without its first line, beside `data.csv` and other files.
func analysisLoading(_ spec: String, _ files: [String: String]) throws -> AnalysisLoading {
  var files = files
  files["spec.yaml"] = "schema: sipas.estimate/1\n" + spec
  let folder = try ScratchFolder(files)
  return AnalysisLoading(specPath: folder.path + "/spec.yaml")
}

/// The input of a spec over `data.csv`, which must be without fault.
func analysisInput(_ spec: String, csv: String) throws -> AnalysisInput {
  let result = try analysisLoading("data: data.csv\n" + spec, ["data.csv": csv])
  #expect(result.problems == [])
  return try #require(result.input)
}

/// Codes of what is found in a spec over `data.csv`.
func faults(_ spec: String, csv: String) throws -> [AnalysisFault] {
  try analysisLoading("data: data.csv\n" + spec, ["data.csv": csv]).problems.compactMap {
    AnalysisFault(rawValue: $0.code)
  }
}

/// The values of a column of a table as texts; nil is missing.
func texts(_ input: AnalysisInput, _ column: String) -> [String?] {
  let values = input.table.values(of: ColumnReference(column))
  return (0..<values.count).map { values.text($0) }
}
