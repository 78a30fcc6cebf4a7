import Foundation
import Testing

@testable import Tabulation

/// Files of this test target.
enum Fixture {
  static func path(_ name: String) throws -> String {
    let folder = try #require(Bundle.module.resourceURL)
    return folder.appendingPathComponent("Fixtures/" + name).path
  }
}

/// A folder with the files of one test, gone with the value.
final class ScratchFolder {
  let path = NSTemporaryDirectory() + "tabulation-" + UUID().uuidString

  init(_ files: [String: String]) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The tables of a spec written without its first two lines, over a table in `data.csv`.
func tables(_ spec: String, csv: String) throws -> EstimateTables {
  let folder = try ScratchFolder([
    "data.csv": csv, "spec.yaml": "schema: sipas.estimate/1\ndata: data.csv\n" + spec,
  ])
  return Tabulation.tables(specPath: folder.path + "/spec.yaml")
}
