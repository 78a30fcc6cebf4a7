import Findings
import Foundation
import Questionnaires
import Testing

struct QuestionnaireOutlineTests {
  @Test func aQuestionnaireIsShownWithCodesConditionsAndMarks() throws {
    let text = QuestionnaireOutline.text(of: try Fixture.questionnaire(), in: .vi)
    #expect(
      text == """
        Phiếu nhỏ
        small, phiên bản 1
        Áp dụng: 01/7/2025 – 31/12/2026
        Nguồn: QĐ 1/QĐ-UBND, 01/7/2025

        Phần chính
          A1  Thái độ [thang mức độ]
              1 = Kém · 2 = Vừa · 3 = Tốt · (9 = Không biết)
          A2  Thời gian [thang mức độ] (*)
              chỉ hỏi khi: A1 == 1 or A1 is missing
              1 = Kém · 2 = Vừa · 3 = Tốt · (9 = Không biết)
          wishes  Mong đợi [chọn nhiều]
              time = Nhanh hơn · cost = Rẻ hơn
          visits  Số lần [số, 0.0–50.0]
              ràng buộc: . <= 50

        (*) Chưa kiểm chứng với văn bản:
          A2: chưa thấy văn bản

        """)
  }

  @Test func aMethodIsShownAsATreeWithItsRules() throws {
    let text = QuestionnaireOutline.text(
      of: try Fixture.method(), in: .en,
      unitKinds: ["so": LocalizedText(vi: "sở", en: "provincial agency")])
    #expect(
      text == """
        Small method
        small, version 1
        In force: 01/7/2025 – 31/12/2026
        Source: QĐ 1/QĐ-UBND, 01/7/2025

        overall  Overall [mean of children with shares 25%, 75%]
          A1  Attitude [satisfied share of the item]
          A2  Time [satisfied share of the item]

        satisfied codes: 3
        denominator: answers given
        rounding: 2 decimals, halves upwards (*)
        confidence: 95%
        minimum: 5 respondents to show a figure, 30 valid responses to rank
        valid response: at least 50% of the satisfaction items asked answered; required: A1
        over target: counted
        Agencies: provincial agency; mean of units
        Communes: xa, phuong, dac-khu; all responses together

        (*) Not checked against the legal text:
          rounding: text not found

        """)
  }

  @Test func theSummaryCarriesEverythingAMachineNeedsAndReadsBack() throws {
    let questionnaire = try Fixture.questionnaire()
    let method = try Fixture.method()
    let summary = QuestionnaireSummary(questionnaire, method: method)
    #expect(summary.schema == "sipas.questionnaire/1")
    #expect(summary.items.map(\.id) == ["A1", "A2", "wishes", "visits"])
    #expect(summary.items[0].options.map(\.missing) == [nil, nil, nil, .dontKnow])
    #expect(summary.nodes.map(\.parent) == [nil, "overall", "overall"])
    #expect(summary.unverified.map(\.subject) == ["A2", "rounding"])
    let json = try JSONEncoder().encode(summary)
    #expect(try JSONDecoder().decode(QuestionnaireSummary.self, from: json) == summary)
  }
}
