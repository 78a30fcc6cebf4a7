import Agencies
import Findings
import GRDB
import Questionnaires
import Responses
import Rules
import Testing

@testable import Storage

/// Expected numbers are counted by hand from the four rows of `filled`.
struct ReadingTests {
  private func filled(_ folder: TestFolder) throws -> Store {
    let store = try folder.store()
    try store.importRows([
      try TestSurvey.row(
        2, key: "b", [5, 1, 255, 255],
        details: [
          AnswerDetail(slot: 2, value: "3"), AnswerDetail(slot: 2, value: "1"),
          AnswerDetail(slot: 3, value: "Nhanh, tốt"),
        ]),
      try TestSurvey.row(3, key: "a", psu: "Thôn 2", [5, 3, 255, 0], weight: 15000),
      try TestSurvey.row(4, key: "d", unit: "00127", [AnswerByte.dontKnow, 3, 0, 0]),
      try TestSurvey.row(
        5, key: "c", unit: "00127", [0, 254, 0, 0], validity: .invalid(.tooFewAnswers)),
    ])
    return store
  }

  @Test func `a scan hands out every response in order of arrival`() throws {
    let folder = try TestFolder()
    let store = try filled(folder)
    let frame = try store.frame(round: "2025")
    #expect(frame.units.map(\.code) == ["00127", "26740"])
    #expect(frame.psus.map(\.code) == [nil, nil, "Thôn 2"])
    var seen: [String] = []
    try store.scan(round: "2025") { answer in
      let unit = frame.units[answer.unit].code
      seen.append("\(answer.seq) \(unit) \(answer.psu) \(answer.weight) \(Array(answer.answers))")
    }
    #expect(
      seen == [
        "1 26740 1 10000 [5, 1, 255, 255]", "2 26740 2 15000 [5, 3, 255, 0]",
        "3 00127 0 10000 [251, 3, 0, 0]", "4 00127 0 10000 [0, 254, 0, 0]",
      ])
  }

  @Test func `a scan body may use the store, even scan again`() throws {
    let folder = try TestFolder()
    let store = try filled(folder)
    var pairs = 0
    try store.scan(round: "2025") { _ in try store.scan(round: "2025") { _ in pairs += 1 } }
    #expect(pairs == 16)
  }

  @Test func `details come in the order of responses and of the file`() throws {
    let folder = try TestFolder()
    let store = try filled(folder)
    var values: [String] = []
    try store.details(round: "2025", slot: 2) { values.append("\($0) \($1)") }
    #expect(values == ["1 3", "1 1"])
  }

  @Test func `every text comes back from the JSON it is kept in`() throws {
    let texts = [
      "\"hay\"", "C:\\tệp", "dòng\nsau\tcột\r", "\u{1}\u{1F}\u{7F}", "😀 \u{2028}", "", "[1,\"2\"]",
      "null", "12",
    ]
    let folder = try TestFolder()
    let store = try folder.store()
    try store.importRows([
      try TestSurvey.row(
        2, key: "k", [1, 1, 0, 255], details: texts.map { AnswerDetail(slot: 3, value: $0) })
    ])
    var read: [String] = []
    try store.details(round: "2025", slot: 3) { read.append($1) }
    #expect(read == texts)
    #expect(try store.check() == [])
  }

  @Test func `cells count valid responses by level with their weights`() throws {
    let folder = try TestFolder()
    let distributions = try filled(folder).distributionsFromCells(round: "2025")
    let a1 = distributions.filter { $0.item == "A1" }
    #expect(a1.map(\.unit.code) == ["00127", "26740"])
    #expect(a1[0].missing[.dontKnow] == LevelCount(count: 1, weight: 10000))
    #expect(a1[0].blank.count == 0)
    #expect(a1[1].options.map(\.count) == [0, 0, 0, 0, 2])
    #expect(a1[1].options.map(\.weight) == [0, 0, 0, 0, 25000])
  }

  @Test func `quota counts per unit and per cell of answers`() throws {
    let folder = try TestFolder()
    let store = try filled(folder)
    let units = try store.quotaCounts(round: "2025", cellSlots: [])
    #expect(units.map(\.received) == [2, 2] && units.map(\.valid) == [1, 2])
    let cells = try store.quotaCounts(round: "2025", cellSlots: [1])
    #expect(cells.map(\.answers) == [[3], [254], [1], [3]])
    #expect(cells.map(\.valid) == [1, 0, 1, 1])
  }

  @Test func `the input digest is that of the content in the order of identities`() throws {
    let folder = try TestFolder()
    let store = try filled(folder)
    let rows = [
      try TestSurvey.row(3, key: "a", psu: "Thôn 2", [5, 3, 255, 0], weight: 15000),
      try TestSurvey.row(
        2, key: "b", [5, 1, 255, 255],
        details: [
          AnswerDetail(slot: 2, value: "3"), AnswerDetail(slot: 2, value: "1"),
          AnswerDetail(slot: 3, value: "Nhanh, tốt"),
        ]),
      try TestSurvey.row(5, key: "c", unit: "00127", [0, 254, 0, 0]),
      try TestSurvey.row(4, key: "d", unit: "00127", [AnswerByte.dontKnow, 3, 0, 0]),
    ]
    let expected = ContentDigest(of: rows.flatMap(\.response.contentDigest))
    #expect(try store.inputDigest(round: "2025") == expected)
  }

  @Test func `the view shows codes by item id to people with sqlite3`() throws {
    let folder = try TestFolder()
    let store = try filled(folder)
    try store.putUnits([
      AdministrativeUnit(
        key: UnitKey(code: "26740", validFrom: try TestSurvey.day()), kind: .ward,
        name: "Phường Sài Gòn", provinceCode: "79")
    ])
    let rows = try store.read { try Row.fetchAll($0, sql: "SELECT * FROM answers_2025") }
    #expect(rows.map { $0["A1"] as String? } == ["5", "5", "9", nil])
    #expect(rows.map { $0["A2"] as String? } == ["1", "3", "3", nil])
    #expect(rows.first?["B1"] == "3 1" && rows.first?["C1"] == "Nhanh, tốt")
    #expect(rows.first?["unit_name"] == "Phường Sài Gòn")
  }

  @Test func `rounds keep the bytes of their definitions`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let round = try store.round("2025")
    #expect(round.questionnaire.yaml == TestSurvey.questionnaireYAML)
    #expect(round.method.yaml == TestSurvey.methodYAML)
    #expect(round.items == (try TestSurvey.questionnaire().items.map(StoredItem.init)))
  }
}
