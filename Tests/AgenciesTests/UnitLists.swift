import Agencies
import Findings
import Foundation
import Rules
import Testing

/// The lists the tests read: the shipped ones and fixtures.
enum UnitLists {
  /// Folder of the shipped lists, found from this file's place in the package.
  static let sampleData = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "SampleData")

  /// Path of a fixture.
  static func fixture(_ name: String) throws -> String {
    try #require(Bundle.module.resourceURL).appending(path: "Fixtures/\(name)").path
  }

  /// A shipped list without any fault.
  static func shipped(_ path: String) throws -> UnitDirectory {
    let (directory, problems) = UnitListLoader.load(path: sampleData.appending(path: path).path)
    #expect(problems == [])
    return try #require(directory)
  }

  /// All shipped lists in one, read once.
  static func all() throws -> UnitDirectory { try loaded.get() }

  private static let loaded = Result {
    let paths = [
      "units/provinces.csv", "units/communes.csv", "units/former-provinces.csv",
      "units/former-communes-ca-mau.csv", "ca-mau/agencies.csv",
    ]
    return try paths.reduce(UnitDirectory([])) { all, path in
      let (merged, problems) = all.merged(with: try shipped(path))
      #expect(problems == [])
      return merged
    }
  }

  /// A day of the tests.
  static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
}
