import Agencies
import Findings
import Foundation
import Questionnaires
import Reports
import Responses
import Rules
import Sampling
import Satisfaction

/// A province of 1,337 respondents whose method shows nothing of fewer than 50, with some groups
/// below that. Their sizes are numbers that nothing else in a report happens to be, so that a test
/// finds them wherever they stand.
enum SmallProvince {
  /// Persons of every small group: in an option, a reason for no answer, a quota cell, a unit or
  /// group at a node. Counted by hand from `answers`.
  static let secrets: Set<Int> = [
    31,  // gender 3
    43,  // age 3
    17,  // gender blank; cell 3|3
    14,  // cell 3|2
    13,  // cells 1|3 and 2|3
    19,  // who paid
    23,  // who do not know whether they paid
    29,  // level 1 of A1
    41,  // answers of U2 to A2
    18,  // don't know at A2
    21,  // level 2 of A2
  ]

  /// Responses of each unit.
  static let sizes = [("U1", 700), ("U2", 600), ("U3", 37)]

  static let rows: [CodedResponse] = sizes.flatMap { code, size in
    (0..<size).map { response(code, answers(code, $0)) }
  }

  static func report() throws -> IndexReport {
    let plan = plan
    let table = try IndexCalculation(
      questionnaire: questionnaire, method: method, units: units, plan: plan
    ).table(round: "2025-1", of: rows, groups: ["gender", "age"])
    return IndexReport(
      title: ReportTitle(
        province: "Tỉnh Nhỏ", round: "Đợt thử", organisation: "Sở Nội vụ", date: SampleReport.day,
        isSimulated: false),
      table: table, plan: plan, progress: QuotaBoard(plan: plan, counts: counts).units,
      messages: MessageCatalogue(SatisfactionFault.self))
  }

  /// Position of the option chosen at gender, age, paid, A1, A2, from 1; 0 blank, -1 don't know,
  /// -2 not asked.
  private static func answers(_ unit: String, _ person: Int) -> [Int] {
    let isFirst = unit == "U1"
    let gender =
      isFirst && person < 31 ? 3 : unit == "U2" && person < 17 ? 0 : 1 + person % 2
    let age = isFirst && (14..<57).contains(person) ? 3 : gender == 3 ? 2 : 1 + person % 3 % 2
    let paid =
      isFirst && (200..<223).contains(person)
      ? -1 : unit == "U2" && (100..<119).contains(person) ? 1 : 2
    let first = isFirst && (300..<329).contains(person) ? 1 : 2 + person % 4
    return [gender, age, paid, first, second(unit, person)]
  }

  private static func second(_ unit: String, _ person: Int) -> Int {
    switch (unit, person) {
    case ("U1", 150..<168): -1
    case ("U1", ..<21): 2
    case ("U1", ..<200): 4 + person % 2
    case ("U2", ..<41): 4 + person % 2
    default: -2
    }
  }

  private static func response(_ unit: String, _ answers: [Int]) -> CodedResponse {
    CodedResponse(
      identity: ResponseIdentity(key: "1", isContentBased: true), unit: key(unit), psu: nil,
      answers: answers.map {
        switch $0 {
        case -2: AnswerByte.notAsked
        case -1: AnswerByte.dontKnow
        case 0: AnswerByte.blank
        default: AnswerByte.firstOption + UInt8($0 - 1)
        }
      }, details: [], weight: 10_000, answeredOn: nil, interviewer: nil, validity: .valid,
      contentDigest: [])
  }

  private static var counts: [QuotaCount] {
    var cells: [String: [String: Int]] = [:]
    for (unit, size) in sizes {
      for person in 0..<size {
        let answer = answers(unit, person)
        let cell = answer[0] == 0 ? "" : "\(answer[0])|\(answer[1])"
        cells[unit, default: [:]][cell, default: 0] += 1
      }
    }
    return cells.flatMap { unit, cells in
      cells.map { QuotaCount(unit: key(unit), cell: $0.key, received: $0.value, valid: $0.value) }
    }
  }

  private static var plan: SamplePlan {
    let cells = ["1|1", "1|2", "1|3", "2|1", "2|2", "2|3", "3|2", "3|3"]
    return SamplePlan(
      kind: .quota, fieldwork: Validity(from: SampleReport.day), source: nil,
      targets: sizes.map { code, _ in
        UnitTarget(
          unit: key(code), count: 800,
          cells: Dictionary(uniqueKeysWithValues: cells.map { ($0, 100) }))
      }, cellItems: ["gender", "age"], digest: ContentDigest(of: Data()))
  }

  private static func key(_ code: String) -> UnitKey {
    UnitKey(code: code, validFrom: SampleReport.day)
  }

  private static let units = sizes.map { code, _ in
    AdministrativeUnit(
      key: key(code), kind: .provincialAgency, name: "Sở \(code)", provinceCode: "96")
  }

  private static let questionnaire: Questionnaire = {
    var questionnaire = SampleQuestionnaire.value
    questionnaire.items =
      [
        choice("gender", .respondent, ["Nam", "Nữ", "Khác"]),
        choice("age", .respondent, ["Trẻ", "Vừa", "Già"]),
        choice("paid", .perception, ["Có", "Không"]),
      ]
      + ["A1", "A2"].map {
        Item(
          id: $0, kind: .rating, role: .satisfaction, text: LocalizedText(vi: "Câu \($0)"),
          options: SampleQuestionnaire.levels)
      }
    return questionnaire
  }()

  private static func choice(_ id: String, _ role: ItemRole, _ labels: [String]) -> Item {
    Item(
      id: id, kind: .choice, role: role, text: LocalizedText(vi: "Câu \(id)"),
      options: labels.enumerated().map {
        Option(code: "\($0.offset + 1)", label: LocalizedText(vi: $0.element))
      })
  }

  private static let method: IndexMethod = {
    func item(_ id: String, satisfied: [String]? = nil) -> IndexNode {
      IndexNode(
        id: id, label: LocalizedText(vi: "Mục \(id)"), level: .item, aggregation: .item(id),
        satisfiedCodes: satisfied)
    }
    var method = SampleQuestionnaire.method
    method.tree = IndexNode(
      id: "overall", label: LocalizedText(vi: "Chỉ số chung"), level: .overall,
      aggregation: .meanOfChildren,
      children: [item("A1"), item("A2"), item("paid", satisfied: ["2"])])
    method.blocks = Array(method.blocks.prefix(1))
    (method.minimumToShow, method.minimumToRank) = (50, 100)
    return method
  }()
}
