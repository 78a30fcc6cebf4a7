import Agencies
import Rules
import Testing

@testable import Simulation

@Suite struct SimulatedUnitTests {
  @Test(arguments: [
    ("Xã Đất Mũi", UnitKind.ruralCommune, "DM"), ("Phường An Xuyên", .ward, "AX"),
    ("Xã Ô Lâm", .ruralCommune, "OL"), ("Đặc khu Phú Quốc", .specialZone, "PQ"),
    ("Sở Nội vụ", .provincialAgency, "SNV"), ("Xã", .ruralCommune, "X"),
    ("Phường 5", .ward, "P"),
  ])
  func sheetsAreNumberedWithInitials(name: String, kind: UnitKind, prefix: String) throws {
    #expect(SimulatedUnit(unit: try example(name, kind), count: 1).sheetPrefix == prefix)
  }

  @Test func filesAreNamedInPlainLetters() throws {
    let unit = try example("Xã Đất Mũi", .ruralCommune)
    #expect(SimulatedFile.workbook(of: unit).name == "mo-phong-32248-xa-dat-mui.xlsx")
  }

  private func example(_ name: String, _ kind: UnitKind) throws -> AdministrativeUnit {
    let day = try #require(Day(iso: "2025-07-01"))
    return AdministrativeUnit(
      key: UnitKey(code: "32248", validFrom: day), kind: kind, name: name, provinceCode: "96")
  }
}
