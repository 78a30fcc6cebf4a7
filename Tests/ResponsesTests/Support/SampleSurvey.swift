import Agencies
import Findings
import Foundation
import Questionnaires
import Rules
import Tables

@testable import Responses

/// A small questionnaire that has an item of every kind and every rule, two communes with leading
/// zeros in their codes, and one agency.
enum SampleSurvey {
  static let day: Day = {
    guard let day = Day(iso: "2025-10-01") else { preconditionFailure("not a day") }
    return day
  }()

  static func questionnaire() throws -> Questionnaire {
    let items = [
      rating("A1", "Mức độ hài lòng chung", required: true),
      rating("A2", "Thái độ của công chức"),
      rating("B1", "Lý do chưa hài lòng", relevant: try Condition(parsing: "A1 <= 2")),
      Item(
        id: "SEX", kind: .choice, role: .respondent,
        text: LocalizedText(vi: "Giới tính", en: "Sex"), options: options(["Nam", "Nữ"])),
      Item(
        id: "Q5", kind: .multiple, role: .service,
        text: LocalizedText(vi: "Kênh nộp hồ sơ", en: "Channel"),
        options: options(["Trực tiếp", "Trực tuyến", "Bưu chính"]),
        constraint: try Condition(parsing: "count(.) <= 2")),
      Item(
        id: "AGE", kind: .number, role: .respondent, text: LocalizedText(vi: "Tuổi", en: "Age"),
        missingCodes: [missing("99")], range: 15...110),
      Item(
        id: "DONE", kind: .date, role: .service,
        text: LocalizedText(vi: "Ngày nhận kết quả", en: "Day of the result")),
      Item(id: "NOTE", kind: .text, role: .remark, text: LocalizedText(vi: "Góp ý", en: "Remark")),
    ]
    return Questionnaire(
      id: "sample", version: "1", title: LocalizedText(vi: "Mẫu"), sources: [],
      validity: Validity(from: day), sections: [], items: items, unverified: [],
      digest: ContentDigest(of: Data()))
  }

  static let levels = [
    "Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng",
  ]

  static let directory = UnitDirectory([
    AdministrativeUnit(
      key: UnitKey(code: "01", validFrom: day), kind: .province, name: "Tỉnh Thử Nghiệm",
      provinceCode: "01"),
    AdministrativeUnit(
      key: UnitKey(code: "00101", validFrom: day), kind: .ruralCommune, name: "Xã Đất Mũi",
      provinceCode: "01"),
    AdministrativeUnit(
      key: UnitKey(code: "00102", validFrom: day), kind: .ward, name: "Phường Tân Thành",
      provinceCode: "01"),
    AdministrativeUnit(
      key: UnitKey(code: "SNV", validFrom: day), kind: .provincialAgency, name: "Sở Nội vụ",
      provinceCode: "01"),
    AdministrativeUnit(
      key: UnitKey(code: "ST1", validFrom: day), kind: .provincialAgency, name: "Sở Trùng Tên",
      provinceCode: "01"),
    AdministrativeUnit(
      key: UnitKey(code: "ST2", validFrom: day), kind: .provincialAgency, name: "Sở Trùng Tên",
      provinceCode: "01"),
    AdministrativeUnit(
      key: UnitKey(code: "00201", validFrom: day), kind: .ruralCommune, name: "Xã Tỉnh Bạn",
      provinceCode: "02"),
  ])

  /// What files can name.
  static var unitMatcher: UnitMatcher {
    UnitMatcher(directory: directory, province: "01", on: day)
  }

  static func method(
    share: Double = 0.5, required: [String] = ["A1"]
  ) -> IndexMethod {
    IndexMethod(
      id: "sample", version: "1", title: LocalizedText(vi: "Mẫu"), questionnaireID: "sample",
      sources: [], validity: Validity(from: day), satisfiedCodes: ["4", "5"],
      denominator: .answers,
      tree: IndexNode(
        id: "A1", label: LocalizedText(vi: "A1"), level: .overall, aggregation: .item("A1")),
      rounding: RoundingRule(decimals: 2), confidenceLevel: 0.95, minimumToShow: 1,
      minimumToRank: 1, blocks: [],
      responseValidity: ResponseValidityRule(
        minimumAnsweredShare: share, roles: [.satisfaction], requiredItems: required),
      overTarget: .count, unverified: [], digest: ContentDigest(of: Data()))
  }

  static func policy(rejects: String? = nil) -> ImportPolicy {
    ImportPolicy(
      round: "2025", user: "tester", province: "01", fieldDay: day, chunkRows: 3,
      rejectFolder: rejects)
  }

  static func run(
    _ policy: ImportPolicy, mappings: [ColumnMapping] = []
  ) throws -> ImportRun {
    ImportRun(
      questionnaire: try questionnaire(), method: method(), directory: directory, policy: policy,
      mappings: mappings)
  }

  /// The mapping that a row of headers gets.
  static func mapping(of headers: [String]) throws -> ColumnMapping? {
    let text = headers.map { Optional($0) }
    return MappingDetection(questionnaire: try questionnaire())
      .mapping(ofFirstRows: [row(text, number: 1)])?.mapping
  }

  private static func rating(
    _ id: String, _ text: String, required: Bool = false, relevant: Condition? = nil
  ) -> Item {
    Item(
      id: id, kind: .rating, role: .satisfaction,
      text: LocalizedText(vi: text, en: "Satisfaction with \(id)"),
      options: options(levels), isRequired: required, relevant: relevant,
      missingCodes: [missing("9")])
  }

  private static func options(_ labels: [String]) -> [Questionnaires.Option] {
    labels.enumerated().map {
      Questionnaires.Option(code: "\($0 + 1)", label: LocalizedText(vi: $1, en: "Option \($0 + 1)"))
    }
  }

  private static func missing(_ code: String) -> MissingCode {
    MissingCode(
      code: code, label: LocalizedText(vi: "Không biết", en: "Do not know"), reason: .dontKnow)
  }
}

/// A row of text cells; `nil` is a blank cell.
func row(_ cells: [String?], number: Int = 2, kinds: [Int: CellKind] = [:]) -> Row {
  var row = Row()
  row.number = number
  row.line = number
  for (column, cell) in cells.enumerated() {
    row.append((cell ?? "").utf8, kind: cell == nil ? .blank : kinds[column] ?? .text)
  }
  return row
}

/// A folder of its own for a test, taken away at the end.
final class ScratchFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a text file and gives its path.
  func write(_ text: String, _ name: String) throws -> String {
    let file = path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// Path of a fixture.
func fixture(_ name: String) -> String {
  (Bundle.module.resourceURL?.path ?? "") + "/Fixtures/" + name
}

let testClock: @Sendable () -> Date = { Date(timeIntervalSince1970: 1_760_000_000) }
