import Agencies
import Findings
import Foundation
import Rules
import Sampling
import Testing

/// A small province and the plans in the fixtures.
enum PlanExamples {
  /// First day of the two-tier administration.
  static let start = "2025-07-01"

  /// Item options of a questionnaire with two single-choice items.
  static let options = ["gender": ["1", "2"], "ageGroup": ["1", "2", "3", "4", "5"]]

  /// Two communes of Cà Mau, one that was divided, one whose successors no list has, one of Hà Nội.
  static func directory() throws -> UnitDirectory {
    let divided = UnitKey(code: "32053", validFrom: try day("2025-03-01"))
    return UnitDirectory([
      AdministrativeUnit(
        key: divided, kind: .ruralCommune, name: "Xã Nguyễn Phích", provinceCode: "96",
        validTo: try day("2025-06-30")),
      AdministrativeUnit(
        key: UnitKey(code: "32056", validFrom: try day("2025-03-01")), kind: .ruralCommune,
        name: "Xã Cũ", provinceCode: "96", validTo: try day("2025-06-30")),
      try commune("32244", "Xã Phan Ngọc Hiển", "96", [divided]),
      try commune("32248", "Xã Đất Mũi", "96", [divided]),
      try commune("00004", "Phường Ba Đình", "01", []),
    ])
  }

  /// Names of the units of `directory`.
  static let unitNames = "Xã Nguyễn Phích, Xã Cũ, Xã Phan Ngọc Hiển, Xã Đất Mũi, Phường Ba Đình"

  /// Reads a fixture for Cà Mau.
  static func load(_ name: String) throws -> (SamplePlan?, [Problem]) {
    let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
    return PlanLoader.load(
      path: folder.appending(path: "\(name).yaml").path, directory: try directory(),
      province: "96", options: options)
  }

  /// Key of a unit of the two-tier administration.
  static func key(_ code: String) throws -> UnitKey {
    UnitKey(code: code, validFrom: try day(start))
  }

  /// A plan with the given targets.
  static func plan(_ targets: [UnitTarget], cellItems: [String] = []) throws -> SamplePlan {
    SamplePlan(
      kind: .quota, fieldwork: Validity(from: try day(start)), source: nil, targets: targets,
      cellItems: cellItems, digest: ContentDigest(of: Data()))
  }

  /// A day of the tests.
  static func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

  private static func commune(
    _ code: String, _ name: String, _ province: String, _ predecessors: [UnitKey]
  ) throws -> AdministrativeUnit {
    AdministrativeUnit(
      key: try key(code), kind: name.hasPrefix("Xã") ? .ruralCommune : .ward, name: name,
      provinceCode: province, predecessors: predecessors)
  }
}
