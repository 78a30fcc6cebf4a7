import Agencies
import Findings
import Questionnaires
import Rules
import Tables
import Testing

@testable import Responses

/// Rows against the sample questionnaire, slots A1 A2 B1 SEX Q5 AGE DONE NOTE.
struct ResponseCoderTests {
  private func coder(_ headers: [String]) throws -> ResponseCoder {
    let questionnaire = try SampleSurvey.questionnaire()
    let detection = MappingDetection(questionnaire: questionnaire)
    let found = try #require(
      detection.mapping(ofFirstRows: [row(headers, number: 1)], at: Place(file: "f.csv")))
    return ResponseCoder(
      questionnaire: questionnaire, validity: SampleSurvey.method().responseValidity,
      mapping: found.mapping,
      units: UnitMatcher(
        directory: SampleSurvey.directory, province: "01", on: SampleSurvey.day),
      options: CodingOptions(place: Place(file: "f.csv")))
  }

  private func accepted(
    _ headers: [String], _ cells: [String?], kinds: [Int: CellKind] = [:]
  ) throws -> ImportedRow {
    let coded = try coder(headers).code(row(cells, kinds: kinds))
    guard case .accepted(let imported) = coded else {
      Issue.record("\(coded)")
      throw MemoryStore.Crash()
    }
    return imported
  }

  private func refused(
    _ headers: [String], _ cells: [String?], kinds: [Int: CellKind] = [:]
  ) throws -> [Problem] {
    guard case .refused(let refused) = try coder(headers).code(row(cells, kinds: kinds)) else {
      return []
    }
    return refused.problems
  }

  @Test(arguments: [
    "4", "4.0", "4,0", "04", "Hài lòng", "HÀI LÒNG", "4 - Hài lòng", "4. Hài lòng", "４",
    "hài  lòng",
  ])
  func everySpellingOfAnAnswerIsTheSameByte(_ text: String) throws {
    let imported = try accepted(["unit", "A1"], ["00101", text])
    #expect(imported.response.answers == [4, 0, AnswerByte.notAsked, 0, 0, 0, 0, 0])
  }

  @Test(arguments: ["6", "4.5", "hai long", "Hài lòn", "4 - Không hài lòng", "45", "-4", "0"])
  func whatIsNoAnswerIsRefusedAtItsCell(_ text: String) throws {
    let problems = try refused(["unit", "A1"], ["00101", text])
    #expect(problems.map(\.code) == ["RES020"])
    #expect(problems.first?.place.column == 2)
    #expect(problems.first?.place.header == "A1")
    #expect(problems.first?.facts["value"] == text)
  }

  @Test func spellingsAreRememberedPerColumn() throws {
    let coder = try coder(["unit", "A1", "SEX"])
    for _ in 0..<3 {
      guard case .accepted(let one) = coder.code(row(["00101", "Hài lòng", "Nữ"])),
        case .refused(let refused) = coder.code(row(["00101", "Nữ", "Hài lòng"]))
      else {
        Issue.record("not coded")
        return
      }
      #expect(one.response.answers[0] == 4 && one.response.answers[3] == 2)
      #expect(refused.problems.map(\.place.item) == ["A1", "SEX"])
    }
  }

  @Test func missingCodesAreReasonsAndNotAnswers() throws {
    let imported = try accepted(["unit", "A1", "AGE"], ["00101", "Không biết", "99"])
    #expect(imported.response.answers[0] == AnswerByte.dontKnow)
    #expect(imported.response.answers[5] == AnswerByte.dontKnow)
    #expect(imported.response.validity == .invalid(.requiredItemMissing))
  }

  @Test func allProblemsOfARowAreToldAtOnce() throws {
    let problems = try refused(
      ["unit", "A1", "SEX", "AGE", "DONE", "weight"],
      ["Xã Đất Mùi", nil, "7", "14", "31/2/2025", "-1"])
    #expect(
      Set(problems.map(\.code)) == ["RES032", "RES022", "RES020", "RES027", "RES028", "RES034"])
    let unit = try #require(problems.first { $0.code == "RES032" })
    #expect(unit.facts["suggestion"]?.contains("Xã Đất Mũi") == true)
  }

  @Test func answerThatWasNotAskedIsRefusedAndBlankIsMarked() throws {
    #expect(
      try refused(["unit", "A1", "B1"], ["00101", "4", "1"]).map(\.code) == ["RES023"])
    let asked = try accepted(["unit", "A1", "B1"], ["00101", "2", "1"])
    #expect(asked.response.answers[2] == 1)
    let open = try accepted(["unit", "A1", "B1"], ["00101", "9", "3"])
    #expect(open.response.answers[2] == 3)
  }

  @Test func multipleAnswersComeSplitOrJoined() throws {
    let joined = ["2 1", "1,2", "2;1", "Trực tuyến; Trực tiếp", "2; 1"]
    for text in joined {
      let imported = try accepted(["unit", "A1", "Q5"], ["00101", "4", text])
      #expect(imported.response.details.map(\.value) == ["1", "2"], "\(text)")
    }
    let split = try accepted(
      ["unit", "A1", "Q5", "Q5/1", "Q5/2", "Q5/3"], ["00101", "4", "2 1", "1", "1", "0"])
    #expect(split.response.details.map(\.value) == ["1", "2"])
    #expect(split.response.answers[4] == AnswerByte.answeredElsewhere)
    let notAsked = try accepted(
      ["unit", "A1", "Q5", "Q5/1", "Q5/2", "Q5/3"], ["00101", "4", nil, "0", "0", "0"])
    #expect(notAsked.response.answers[4] == AnswerByte.blank)
  }

  @Test func aConstraintOnChoicesIsAskedForEveryRow() throws {
    let coder = try coder(["unit", "A1", "Q5"])
    let codes = ["1 2 3", "1 2", "1 2 3", nil, "1 3", "3 2 1"].map { cell -> [String] in
      guard case .refused(let refused) = coder.code(row(["00101", "4", cell])) else { return [] }
      return refused.problems.map(\.code)
    }
    #expect(codes == [["RES024"], [], ["RES024"], [], [], ["RES024"]])
  }

  @Test func theUnitOfTheRowBeforeIsTakenForTheSameTextOnly() throws {
    let coder = try coder(["unit", "unit name", "A1"])
    let rows: [[String?]] = [
      ["00101", nil, "4"], ["00101", nil, "4"], ["00102", nil, "4"],
      ["00101", "Phường Tân Thành", "4"],
      [nil, nil, "4"], [nil, "Phường Tân Thành", "4"], ["101", nil, "4"], ["101", nil, "4"],
    ]
    let units = rows.map { cells -> String in
      switch coder.code(row(cells)) {
      case .accepted(let one): one.response.unit.code
      case .refused(let refused): refused.problems.map(\.code).joined()
      case .blank: "blank"
      case .dropped: "dropped"
      }
    }
    #expect(units == ["00101", "00101", "00102", "RES033", "RES031", "00102", "00101", "00101"])
    #expect(coder.restoredUnitCodes.count == 2)
  }

  @Test func contradictionBetweenSplitAndJoinedIsRefused() throws {
    let headers = ["unit", "A1", "Q5", "Q5/1", "Q5/2"]
    #expect(try refused(headers, ["00101", "4", "1", "0", "1"]).map(\.code) == ["RES029"])
    #expect(try refused(headers, ["00101", "4", "1 2 3", nil, nil]).map(\.code) == ["RES024"])
    #expect(try refused(headers, ["00101", "4", nil, "2", nil]).map(\.code) == ["RES030"])
  }

  @Test(arguments: [
    ("2025-07-01", CellKind.text), ("1/7/2025", .text), ("01-07-2025", .text),
    ("2025-07-01T08:30:00", .date), ("2025-07-01T08:30:00.000+07:00", .text),
    ("01/07/2025 08:30", .text),
  ])
  func daysAreReadInVietnameseOrder(_ text: String, _ kind: CellKind) throws {
    let imported = try accepted(["unit", "A1", "DONE"], ["00101", "4", text], kinds: [2: kind])
    #expect(imported.response.details == [AnswerDetail(slot: 6, value: "2025-07-01")])
  }

  @Test(arguments: [
    ("07/25/2025", CellKind.text), ("1/7/25", .text), ("45839", .number), ("hôm qua", .text),
    ("2025-07-01 nhận", .text),
  ])
  func otherDaysAreNeverGuessed(_ text: String, _ kind: CellKind) throws {
    let problems = try refused(["unit", "A1", "DONE"], ["00101", "4", text], kinds: [2: kind])
    #expect(problems.map(\.code) == ["RES028"])
  }

  @Test func numbersTakeDecimalCommaAndRefuseThousands() throws {
    let comma = try accepted(["unit", "A1", "AGE"], ["00101", "4", "30,50"])
    #expect(comma.response.details.map(\.value) == ["30.5"])
    #expect(try refused(["unit", "A1", "AGE"], ["00101", "4", "1.000"]).map(\.code) == ["RES026"])
    #expect(try refused(["unit", "A1", "AGE"], ["00101", "4", "30 t"]).map(\.code) == ["RES025"])
  }

  @Test(arguments: [("1.500", "1500", "1.5000"), ("12,340", "12340", "12.3400")])
  func anAmbiguousWeightIsRefusedWithBothWaysToWriteIt(
    _ text: String, _ thousands: String, _ decimal: String
  ) throws {
    let headers = ["unit", "A1", "Quyền số"]
    let problem = try #require(try refused(headers, ["00101", "4", text]).first)
    #expect(problem.code == "RES026" && problem.place.column == 3)
    let message = MessageCatalogue(ResponseFault.self).message(for: problem, in: .en)
    #expect(message.contains("Type \(thousands) if") && message.contains(", \(decimal) if"))
    for way in [thousands, decimal] {
      #expect(try accepted(headers, ["00101", "4", way]).response.weight > 10_000)
    }
    let cell = try accepted(headers, ["00101", "4", "1.234"], kinds: [2: .number])
    #expect(cell.response.weight == 12_340, "the point of a number cell is a decimal one")
  }

  /// A suggestion that would be refused in its turn leads in a circle.
  @Test func aUnitOfAnotherProvinceIsNotSuggested() throws {
    let problem = try #require(try refused(["unit", "A1"], ["00201", "4"]).first)
    #expect(problem.code == "RES075" && problem.facts["unit"] == "Xã Tỉnh Bạn")
    #expect(try refused(["unit", "A1"], ["Xã Đất Mùi", "4"]).first?.code == "RES032")
  }

  @Test(arguments: [
    ("1", 10_000), ("1,2345", 12_345), ("0.0001", 1), ("1.2000000", 12_000), ("1234.5", 12_345_000),
    ("10000000", 100_000_000_000),
  ])
  func weightsAreExact(_ text: String, _ weight: Int64) throws {
    let imported = try accepted(["unit", "A1", "weight"], ["00101", "4", text])
    #expect(imported.response.weight == weight)
  }

  @Test(arguments: ["0", "10000001", "-1", "abc", "9999999999999", "NaN", "1e400"])
  func weightsThatCannotBeKeptAreRefused(_ text: String) throws {
    #expect(
      try refused(["unit", "A1", "weight"], ["00101", "4", text]).map(\.code) == ["RES034"])
  }

  @Test func unitByCodeNameOrRestoredZerosButNeverAgainstEachOther() throws {
    for text in ["00101", "101", "Xã Đất Mũi", "X. Đất Mũi"] {
      #expect(try accepted(["unit", "A1"], [text, "4"]).response.unit.code == "00101")
    }
    #expect(
      try refused(["unit", "unit name", "A1"], ["00101", "Phường Tân Thành", "4"]).map(\.code)
        == ["RES033"])
    #expect(try refused(["unit", "A1"], [nil, "4"]).map(\.code) == ["RES031"])
  }

  @Test func identitiesTravelApart() throws {
    let headers = ["unit", "A1", "Họ và tên", "Số điện thoại"]
    let one = try accepted(headers, ["00101", "4", "Nguyễn Văn A", "0912345678"])
    let other = try accepted(headers, ["00101", "4", nil, nil])
    #expect(one.identities == ["personName": "Nguyễn Văn A", "phone": "0912345678"])
    #expect(one.response == other.response)
  }

  /// A spreadsheet takes the zeros away; a number with letters is a text of its own.
  @Test(arguments: [("007", "7"), ("7", "7"), ("000", "0"), ("0-7", "0-7"), ("P007", "P007")])
  func leadingZerosMakeNoOtherSheet(number: String, key: String) throws {
    let row = try accepted(["Mã đơn vị", "Số phiếu", "A1"], ["00101", number, "4"])
    #expect(row.response.identity.key == "sheet:00101/\(key)")
  }

  @Test(arguments: ["Ấp 1", "ấp 1", "ẤP 1", "Ấp  1", " Ấp\u{A0}1 "])
  func aNeighbourhoodHasOneSpelling(name: String) throws {
    let row = try accepted(["Mã đơn vị", "Thôn", "A1"], ["00101", name, "4"])
    #expect(row.response.psu == "ấp 1")
  }

  @Test func identityIsTheInstanceElseTheSheetElseTheContent() throws {
    let headers = ["unit", "A1", "Số phiếu", "_uuid"]
    let instance = try accepted(headers, ["00101", "4", "7", "uuid:abc"])
    #expect(instance.response.identity.key == "uuid:abc")
    let sheet = try accepted(headers, ["00101", "4", "7", nil])
    #expect(sheet.response.identity.key == "sheet:00101/7")
    #expect(sheet.response.contentDigest == instance.response.contentDigest)
    let coder = try coder(headers)
    let keys = (0..<3).map { _ in
      if case .accepted(let one) = coder.code(row(["00101", "4", nil, nil])) {
        one.response.identity.key
      } else {
        ""
      }
    }
    #expect(keys.map { $0.suffix(2) } == ["/0", "/1", "/2"])
    #expect(Set(keys.map { $0.dropLast(2) }).count == 1)
    #expect(keys[0].count == "sha256:".count + 64 + 2)
  }

  @Test func aDecisionIsReadAndARowLeftOutIsNotCountedAmongEqualOnes() throws {
    let coder = try coder(["_sipas_decision", "unit", "A1"])
    guard case .dropped = coder.code(row(["bỏ", "00101", "4"])),
      case .accepted(let replacing) = coder.code(row(["thay", "00101", "4"])),
      case .refused(let refused) = coder.code(row(["vứt", "00101", "4"])),
      case .accepted(let undecided) = coder.code(row([nil, "00101", "4"]))
    else {
      Issue.record("dropped, accepted, refused, accepted")
      return
    }
    #expect(replacing.decision == .replace && undecided.decision == nil)
    #expect(refused.problems.map(\.code) == [ResponseFault.badDecision.rawValue])
    #expect([replacing, undecided].map { $0.response.identity.key.suffix(2) } == ["/0", "/1"])
  }

  @Test func everyPartOfTheContentChangesTheDigest() throws {
    let headers = ["unit", "A1", "Q5", "NOTE", "weight", "Ngày khảo sát", "thôn", "interviewer"]
    let base: [String?] = ["00101", "4", "1", "tốt", "1", "1/10/2025", "Ấp 1", "Lan"]
    let changes: [String?] = ["00102", "5", "2", "tốt.", "2", "2/10/2025", "Ấp 2", "Mai"]
    var digests = [try accepted(headers, base).response.contentDigest]
    for column in headers.indices {
      var cells = base
      cells[column] = changes[column]
      digests.append(try accepted(headers, cells).response.contentDigest)
      cells[column] = nil
      if column > 1 { digests.append(try accepted(headers, cells).response.contentDigest) }
    }
    // A blank weight is the weight 1.
    #expect(Set(digests).count == digests.count - 1)
  }

  @Test func hugeCellsAreRefusedShort() throws {
    let huge = String(repeating: "4 ", count: 500_000)
    let problems = try refused(
      ["unit", "A1", "Q5", "Số phiếu", "NOTE"], ["00101", huge, huge, huge, huge])
    #expect(problems.map(\.code) == ["RES020", "RES020", "RES035", "RES035"])
    #expect(problems.allSatisfy { ($0.facts["value"] ?? "").count <= 81 })
  }

  @Test func blankRowIsNoResponse() throws {
    let coder = try coder(["STT", "unit", "A1"])
    guard case .blank = coder.code(row(["1", nil, nil])) else {
      Issue.record("a running number alone is no response")
      return
    }
  }
}
