import Agencies
import Rules
import Testing

private struct CaMau {
  let directory: UnitDirectory
  let day: Day

  init() throws {
    directory = try UnitLists.all()
    day = try UnitLists.day("2025-10-01")
  }

  func match(_ text: String, kinds: Set<UnitKind>? = nil) -> UnitMatch {
    directory.match(text, inProvince: "96", kinds: kinds, on: day)
  }

  func unit(_ code: String) throws -> AdministrativeUnit {
    try #require(directory.unit(code: code, on: day))
  }
}

@Test(arguments: [
  ("32248", "32248"), (" 32248 ", "32248"), ("CM-SNV", "CM-SNV"), ("96", "96"),
])
func codesComeFirst(text: String, code: String) throws {
  let caMau = try CaMau()
  #expect(caMau.match(text) == .found(try caMau.unit(code), how: .code))
}

@Test(arguments: [
  ("Xã Đất Mũi", "32248"), ("xã  đất\u{A0}mũi", "32248"), ("XÃ ĐẤT MŨI", "32248"),
  ("x.đất-mũi", "32248"), ("UBND xã Đất Mũi", "32248"), ("Ủy ban nhân dân xã Đất Mũi", "32248"),
  ("Uỷ ban nhân dân Xã Đất Mũi, tỉnh Cà Mau", "32248"), ("X. Đất Mũi", "32248"),
  ("Xa\u{303} Đâ\u{301}t Mu\u{303}i", "32248"), ("Xã Ðất Mũi", "32248"),
  ("Phường Hòa Thành", "32041"), ("phường Hoà Thành", "32041"), ("P.Hoà Thành", "32041"),
  ("Sở Nội vụ", "CM-SNV"), ("SỞ NỘI VỤ TỈNH CÀ MAU", "CM-SNV"),
  ("Sở Văn hoá Thể thao & Du lịch", "CM-SVHTTDL"), ("Văn phòng UBND tỉnh", "CM-VP"),
  ("Sở Nội Vụ tỉnh", "CM-SNV"), ("Thanh tra tỉnh Cà Mau", "CM-TTT"), ("UBND tỉnh Cà Mau", "96"),
  ("P. Bạc Liêu", "31825"), ("Phường Bạc Liêu, tỉnh Cà Mau", "31825"),
])
func namesMatchWhenOnlyMeaninglessSpellingDiffers(text: String, code: String) throws {
  let caMau = try CaMau()
  #expect(caMau.match(text) == .found(try caMau.unit(code), how: .name))
}

@Test(arguments: [
  ("Xã Dat Mui", ["32248"]), ("Xa Dat Mui", ["32248"]), ("Phường Đất Mũi", ["32248"]),
  ("Xã Đất Mủi", ["32248"]), ("Xã Tân Thành", ["32025"]), ("cm-snv", ["CM-SNV"]),
  ("", []), ("Xã Bình Hưng", []), ("322481", []),
  // Without the kind a name may mean what was merged: the old city, the old province.
  ("Đất Mũi", ["32248"]), ("Bạc Liêu", ["31825"]), ("TP Bạc Liêu", ["31825"]),
  ("UBND Đất Mũi", ["32248"]), ("Cà Mau", ["96"]),
  // Agencies of the former city are not those of the province.
  ("Sở Nội vụ thành phố Cà Mau", []), ("Sở Nội vụ TP", []),
])
func nearMissesAreRefusedWithCandidates(text: String, candidates: [String]) throws {
  guard case .refused(let units) = try CaMau().match(text) else {
    Issue.record("«\(text)» was accepted")
    return
  }
  #expect(units.map(\.code).prefix(1) == candidates.prefix(1))
}

@Test func aFormerCodeIsRefusedWithTheUnitsItWentInto() throws {
  // 32053 was Xã Nguyễn Phích until 30/6/2025 and means nothing since.
  guard case .refused(let units) = try CaMau().match("32053") else {
    Issue.record("a former code was accepted")
    return
  }
  #expect(Set(units.map(\.code)) == ["32044", "32059", "32062"])
}

@Test func aUnitOfAnotherProvinceOrKindIsRefusedAndNamed() throws {
  let caMau = try CaMau()
  let hanoi = try caMau.unit("00004")
  #expect(caMau.match("00004") == .refused(candidates: [hanoi]))
  #expect(
    caMau.match("32248", kinds: [.provincialAgency])
      == .refused(candidates: [try caMau.unit("32248")]))
}

@Test func leadingZerosAreRestoredOnlyWhereTheCodeExistsInTheProvince() throws {
  let caMau = try CaMau()
  let baDinh = try caMau.unit("00004")
  #expect(
    caMau.directory.match("4", inProvince: "01", on: caMau.day)
      == .found(baDinh, how: .restoredCode))
  #expect(caMau.match("4") == .refused(candidates: []))
}

@Test func aNameTwoUnitsShareIsRefusedWithBoth() throws {
  let caMau = try CaMau()
  let twin = AdministrativeUnit(
    key: UnitKey(code: "SNV2", validFrom: caMau.day), kind: .provincialAgency,
    name: "Sở Nội vụ tỉnh Cà Mau", provinceCode: "96")
  let ward = AdministrativeUnit(
    key: UnitKey(code: "99999", validFrom: caMau.day), kind: .ward, name: "Phường Đất Mũi",
    provinceCode: "96")
  let directory = UnitDirectory(caMau.directory.units + [twin, ward])
  func match(_ text: String) -> UnitMatch {
    directory.match(text, inProvince: "96", on: caMau.day)
  }
  #expect(match("Sở Nội vụ") == .ambiguous([try caMau.unit("CM-SNV"), twin]))
  #expect(match("Phường Đất Mũi") == .found(ward, how: .name))
  guard case .refused(let candidates) = match("Đất Mũi") else {
    Issue.record("a name without its kind was accepted")
    return
  }
  #expect(Set(candidates).isSuperset(of: [try caMau.unit("32248"), ward]))
}

/// Names of agencies that begin like the kind of a territory.
@Test(arguments: ["Tỉnh đoàn", "Xã hội học", "TT. Năm Căn", "Phường hội thợ mộc"])
func anAgencyIsFoundByItsOwnNameWhateverItBeginsWith(name: String) throws {
  let caMau = try CaMau()
  let agency = AdministrativeUnit(
    key: UnitKey(code: "CQ", validFrom: caMau.day), kind: .provincialAgency, name: name,
    provinceCode: "96")
  let directory = UnitDirectory(caMau.directory.units + [agency])
  #expect(directory.match(name, inProvince: "96", on: caMau.day) == .found(agency, how: .name))
}

@Test func aSpellingMeansWhatSomebodySaidUnlessItIsANameItself() throws {
  let caMau = try CaMau()
  let matcher = UnitMatcher(
    directory: caMau.directory, province: "96", on: caMau.day,
    spellings: ["Bạc Liêu": "31825", "32053": "32044", "Xã Đất Mũi": "31825", "Năm Căn": "99999"])
  #expect(matcher.match("BẠC LIÊU ") == .found(try caMau.unit("31825"), how: .spelling))
  #expect(matcher.match("32053") == .found(try caMau.unit("32044"), how: .spelling))
  #expect(matcher.match("Xã Đất Mũi") == .found(try caMau.unit("32248"), how: .name))
  guard case .refused = matcher.match("Năm Căn") else {
    Issue.record("a code that is none was taken")
    return
  }
}

@Test func everyShippedNameFindsItsOwnUnit() throws {
  let caMau = try CaMau()
  for province in caMau.directory.provinces(on: caMau.day) {
    let matcher = UnitMatcher(
      directory: caMau.directory, province: province.code, on: caMau.day)
    for unit in caMau.directory.members(ofProvince: province.code, on: caMau.day) {
      #expect(matcher.match(unit.name) == .found(unit, how: .name))
      #expect(matcher.match(unit.code) == .found(unit, how: .code))
    }
  }
}

@Test func theMatcherAnswersAsTheDirectoryHoweverManyTextsItHasSeen() throws {
  let caMau = try CaMau()
  let matcher = UnitMatcher(directory: caMau.directory, province: "96", on: caMau.day)
  let texts = ["32248", "Đất Mũi", "", "Dat Mui"] + (0..<700).map { "mã lạ \($0)" }
  for _ in 0..<2 {
    for text in texts.prefix(8) + texts.suffix(8) {
      #expect(matcher.match(text) == caMau.match(text))
    }
    for text in texts { _ = matcher.match(text) }
  }
}
