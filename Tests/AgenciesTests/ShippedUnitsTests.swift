// Expected numbers: 34 provinces (6 cities, 28 tỉnh) and 3,321 communes = 2,621 xã + 687 phường +
// 13 đặc khu on 01/7/2025 (Bộ Nội vụ, draft decree on classes of units; Quyết định
// 19/2025/QĐ-TTg). From 30/4/2026 Đồng Nai is a city (Nghị quyết 30/2026/QH16) and ten of its xã are
// phường (Nghị quyết 237/NQ-UBTVQH16). Cà Mau: 55 xã and 9 phường, 63 of them merged from 163 units
// and Hồ Thị Kỷ kept (Nghị quyết 1655/NQ-UBTVQH15, Điều 1, khoản 64).
import Agencies
import Foundation
import Rules
import Testing

@Test(arguments: [
  ("2025-07-01", 28, 6, 2621, 687), ("2026-04-29", 28, 6, 2621, 687),
  ("2026-04-30", 27, 7, 2611, 697),
])
func shippedListHasTheOfficialTotals(
  day: String, provinces: Int, cities: Int, rural: Int, wards: Int
) throws {
  let day = try UnitLists.day(day)
  let directory = try UnitLists.all()
  let all = directory.provinces(on: day)
  let communes = all.flatMap { directory.communes(ofProvince: $0.code, on: day) }
  #expect(all.count { $0.kind == .province } == provinces)
  #expect(all.count { $0.kind == .centralCity } == cities)
  #expect(communes.count == 3321)
  #expect(communes.count { $0.kind == .ruralCommune } == rural)
  #expect(communes.count { $0.kind == .ward } == wards)
  #expect(communes.count { $0.kind == .specialZone } == 13)
}

@Test func everyCodeMeansOneUnitOnADayAndEveryNameIsComposed() throws {
  let directory = try UnitLists.all()
  // Bạc Liêu city and Giá Rai town each had a Phường 1 until 30/6/2025.
  let problems = UnitDirectoryCheck(directory).problems()
  #expect(problems.map { "\($0.code) \($0.place.item ?? "")" } == ["AGY019 31942"])
  #expect(
    directory.units.allSatisfy { unit in
      unit.name.unicodeScalars.elementsEqual(
        unit.name.precomposedStringWithCanonicalMapping.unicodeScalars)
    })
}

@Test func caMauHasItsUnitsAfterTheMergerWithBacLieu() throws {
  let directory = try UnitLists.all()
  let day = try UnitLists.day("2025-07-01")
  let communes = directory.communes(ofProvince: "96", on: day)
  #expect(communes.count == 64)
  #expect(communes.count { $0.kind == .ward } == 9)
  #expect(
    communes.filter { $0.kind == .ward }.map(\.name) == [
      "Phường Bạc Liêu", "Phường Vĩnh Trạch", "Phường Hiệp Thành", "Phường Giá Rai",
      "Phường Láng Tròn", "Phường An Xuyên", "Phường Lý Văn Lâm", "Phường Tân Thành",
      "Phường Hòa Thành",
    ])
  #expect(directory.agencies(ofProvince: "96", on: day).count == 13)
}

@Test func everyFormerCommuneOfCaMauAndBacLieuWentSomewhere() throws {
  let directory = try UnitLists.all()
  let day = try UnitLists.day("2025-07-01")
  let before = try UnitLists.day("2025-06-30")
  let former = ["95", "96"].flatMap { directory.communes(ofProvince: $0, on: before) }
  #expect(former.count == 164)
  #expect(former.allSatisfy { !directory.successors(of: $0.key, on: day).isEmpty })
  let kept = directory.communes(ofProvince: "96", on: day).filter { $0.predecessors.count == 1 }
  #expect(kept.map(\.name) == ["Xã Hồ Thị Kỷ"])
}

@Test func aDividedCommuneHasSeveralSuccessors() throws {
  // Nguyễn Phích went into Nguyễn Phích, Khánh Lâm and Khánh An (khoản 9, 10 and 11).
  let directory = try UnitLists.all()
  let key = UnitKey(code: "32053", validFrom: try UnitLists.day("2025-03-01"))
  let successors = directory.successors(of: key, on: try UnitLists.day("2025-07-01"))
  #expect(Set(successors.map(\.name)) == ["Xã Nguyễn Phích", "Xã Khánh Lâm", "Xã Khánh An"])
}

@Test func sixtyThreeProvincesBecameThirtyFour() throws {
  let directory = try UnitLists.all()
  #expect(directory.provinces(on: try UnitLists.day("2025-06-30")).count == 63)
  let now = directory.provinces(on: try UnitLists.day("2025-07-01"))
  #expect(now.map(\.predecessors.count).reduce(0, +) == 63)
  let caMau = try #require(now.first { $0.code == "96" })
  #expect(
    caMau.predecessors.compactMap(directory.unit).map(\.name) == ["Tỉnh Bạc Liêu", "Tỉnh Cà Mau"])
}

@Test func aCodeCanMeanAnotherUnitFromADayOn() throws {
  let directory = try UnitLists.all()
  let before = directory.unit(code: "25270", on: try UnitLists.day("2026-04-29"))
  let after = directory.unit(code: "25270", on: try UnitLists.day("2026-04-30"))
  #expect(before?.name == "Xã Lộc Ninh")
  #expect(after?.name == "Phường Lộc Ninh")
  #expect(after?.predecessors == [try #require(before).key])
}
