import Agencies
import Findings
import Foundation
import Questionnaires
import Rules

@testable import Simulation

/// A small questionnaire with every kind of item and condition, and units to answer it.
enum Example {
  static func model(seed: UInt64 = 1) throws -> ResponseModel {
    ResponseModel(questionnaire: try questionnaire(), fieldwork: try fieldwork(), seed: seed)
  }

  static func fieldwork() throws -> Validity {
    Validity(from: try day("2025-11-17"), to: try day("2025-11-30"))
  }

  static func day(_ text: String) throws -> Day {
    guard let day = Day(iso: text) else { throw CocoaError(.formatting) }
    return day
  }

  static func unit(
    _ code: String, kind: UnitKind = .ruralCommune, name: String = "Xã Đất Mũi"
  ) throws -> AdministrativeUnit {
    AdministrativeUnit(
      key: UnitKey(code: code, validFrom: try day("2025-07-01")), kind: kind, name: name,
      provinceCode: "96")
  }

  static func ratingSlots(of questionnaire: Questionnaire) -> [Int] {
    questionnaire.items.indices.filter {
      questionnaire.items[$0].kind == .rating && questionnaire.items[$0].relevant == nil
    }
  }

  static func questionnaire() throws -> Questionnaire {
    let items = try respondentItems() + ratingItems() + otherItems()
    return Questionnaire(
      id: "example", version: "1", title: LocalizedText(vi: "Phiếu ví dụ"), sources: [],
      validity: Validity(from: try day("2025-01-01")), sections: [], items: items, unverified: [],
      digest: ContentDigest(of: Data()))
  }

  private static func respondentItems() throws -> [Item] {
    [
      Item(
        id: "gender", kind: .choice, role: .respondent, text: LocalizedText(vi: "Giới tính"),
        options: options(["1": "Nam", "2": "Nữ"]), isRequired: true),
      Item(
        id: "years", kind: .number, role: .respondent, text: LocalizedText(vi: "Tuổi"),
        range: 18...95),
      Item(
        id: "visits", kind: .number, role: .respondent, text: LocalizedText(vi: "Số lần đến"),
        constraint: try Condition(parsing: ". < years"), range: 1...30),
    ]
  }

  private static func ratingItems() throws -> [Item] {
    let levels = options([
      "1": "Rất không hài lòng", "2": "Không hài lòng", "3": "Bình thường", "4": "Hài lòng",
      "5": "Rất hài lòng",
    ])
    let dontKnow = [
      MissingCode(code: "9", label: LocalizedText(vi: "Không biết"), reason: .dontKnow)
    ]
    func rating(_ id: String, _ text: String, relevant: Condition? = nil, isRequired: Bool = false)
      -> Item
    {
      Item(
        id: id, kind: .rating, role: .satisfaction, text: LocalizedText(vi: text), options: levels,
        isRequired: isRequired, relevant: relevant, missingCodes: isRequired ? [] : dontKnow)
    }
    let complained = try Condition(parsing: "complained == 1")
    return [
      rating("A1", "Nơi ngồi chờ"), rating("A2", "Dễ tìm thông tin"),
      rating("B1", "Thủ tục đơn giản"),
      Item(
        id: "complained", kind: .choice, role: .service,
        text: LocalizedText(vi: "Đã phản ánh, kiến nghị"),
        options: options(["1": "Có", "2": "Không"])),
      rating("E1", "Trả lời phản ánh", relevant: complained),
      rating("HL", "Hài lòng chung", isRequired: true),
    ]
  }

  private static func otherItems() throws -> [Item] {
    [
      Item(
        id: "needs", kind: .multiple, role: .expectation, text: LocalizedText(vi: "Mong đợi"),
        options: options(["attitude": "Thái độ", "time": "Thời gian", "none": "Không có"]),
        constraint: try Condition(parsing: "not (. has 'none') or count(.) == 1")),
      Item(
        id: "received", kind: .date, role: .service, text: LocalizedText(vi: "Ngày nhận kết quả")),
      Item(id: "remark", kind: .text, role: .remark, text: LocalizedText(vi: "Ý kiến khác")),
    ]
  }

  private static func options(_ labels: KeyValuePairs<String, String>) -> [Option] {
    labels.map { Option(code: $0.key, label: LocalizedText(vi: $0.value)) }
  }
}
