import Agencies
import Findings
import Foundation
import Rules
import Testing
import WordingChecks

/// One fixture a fault, named for it; the cell each fault has to be reported at.
private let fixtures: [(String, AgencyFault, row: Int, column: Int?)] = [
  ("missing-column", .missingColumn, 1, nil), ("unknown-column", .unknownColumn, 1, 9),
  ("duplicate-column", .duplicateColumn, 1, 9), ("extra-cells", .extraCells, 2, nil),
  ("missing-value", .missingValue, 2, 5), ("invalid-code", .invalidCode, 2, 1),
  ("not-a-day", .notADay, 2, 2), ("ends-before-start", .endsBeforeStart, 2, 3),
  ("unknown-kind", .unknownKind, 2, 4), ("name-without-kind", .nameWithoutKind, 2, 5),
  ("invalid-province", .invalidProvince, 2, 6),
  ("malformed-predecessor", .malformedPredecessor, 2, 7), ("duplicate-unit", .duplicateUnit, 3, 1),
]

@Test(arguments: fixtures)
func faultIsReportedAtItsCell(
  name: String, fault: AgencyFault, row: Int, column: Int?
) throws {
  let (directory, problems) = UnitListLoader.load(path: try UnitLists.fixture("\(name).csv"))
  #expect(directory == nil)
  #expect(problems.map(\.code) == [fault.rawValue])
  #expect(problems.first?.place.row == row)
  #expect(problems.first?.place.column == column)
}

@Test func emptyListIsRefused() throws {
  let (directory, problems) = UnitListLoader.load(path: try UnitLists.fixture("empty-list.csv"))
  #expect(directory == nil)
  #expect(problems.map(\.code) == [AgencyFault.emptyList.rawValue])
}

@Test func allFaultsOfAListAreFoundInOnePass() throws {
  let (_, problems) = UnitListLoader.load(path: try UnitLists.fixture("several-faults.csv"))
  #expect(
    problems.map { "\($0.place.row ?? 0) \($0.code)" } == [
      "2 AGY006", "2 AGY010", "3 AGY009", "3 AGY007",
    ])
  #expect(problems.first { $0.code == "AGY009" }?.facts["suggestion"] == " (→ «phuong»?)")
}

@Test func aMissingListIsAProblemAndNoCrash() throws {
  let (directory, problems) = UnitListLoader.load(path: "/khong/co/tep.csv")
  #expect(directory == nil)
  #expect(problems.count == 1 && problems.hasErrors)
}

@Test func listsThatDisagreeAboutAUnitKeepTheFirst() throws {
  let (merged, problems) = try directory("Xã Đất Mũi").merged(with: try directory("Xã Mũi Đất"))
  #expect(merged.units.map(\.name) == ["Xã Đất Mũi"])
  #expect(problems.map(\.code) == [AgencyFault.conflictingUnits.rawValue])
}

@Test func checkFindsWhatOnlyShowsWithAllListsTogether() throws {
  let second = try UnitLists.day("2026-01-01")
  let lonely = UnitDirectory([
    try unit("32248", "Xã Đất Mũi"), try unit("32249", "Xã Đất Mũi"),
    AdministrativeUnit(
      key: UnitKey(code: "32248", validFrom: second), kind: .ward, name: "Phường Đất Mũi",
      provinceCode: "96", predecessors: [UnitKey(code: "1", validFrom: second)]),
  ])
  let codes = UnitDirectoryCheck(lonely).problems().map(\.code)
  let expected: [AgencyFault] = [
    .unknownProvince, .unknownProvince, .sharedName, .overlappingValidity, .unknownProvince,
    .unknownPredecessor,
  ]
  #expect(codes == expected.map(\.rawValue))
}

@Test func everyCodeHasBothWordingsWithTheSameFactsAndIsProvoked() throws {
  let inLists = fixtures.map(\.1) + [.emptyList]
  let across: [AgencyFault] = [
    .conflictingUnits, .overlappingValidity, .unknownProvince, .unknownPredecessor, .sharedName,
  ]
  #expect(Set(inLists + across) == Set(AgencyFault.allCases))
  for fault in AgencyFault.allCases {
    let message = fault.message
    let english = try #require(message.en)
    #expect(!message.vi.isEmpty && !english.isEmpty)
    #expect(
      Set(MessageCatalogue.placeholders(of: message.vi))
        == Set(MessageCatalogue.placeholders(of: english)))
  }
}

@Test(arguments: fixtures)
func messagesLeaveNoPlaceholderOpen(
  name: String, fault: AgencyFault, row: Int, column: Int?
) throws {
  let (_, problems) = UnitListLoader.load(path: try UnitLists.fixture("\(name).csv"))
  let catalogue = MessageCatalogue(AgencyFault.self)
  for problem in problems {
    #expect(!catalogue.message(for: problem, in: .vi).contains("{"))
    let text = try String(contentsOfFile: UnitLists.fixture("\(name).csv"), encoding: .utf8)
    let kinds = UnitKind.allCases.map(\.label.vi).joined(separator: " ")
    #expect(
      EnglishWording.vietnameseWords(of: problem, in: catalogue, data: text + kinds).isEmpty)
  }
}

private func unit(_ code: String, _ name: String) throws -> AdministrativeUnit {
  AdministrativeUnit(
    key: UnitKey(code: code, validFrom: try UnitLists.day("2025-07-01")), kind: .ruralCommune,
    name: name, provinceCode: "96")
}

private func directory(_ name: String) throws -> UnitDirectory {
  UnitDirectory([try unit("32248", name)])
}
