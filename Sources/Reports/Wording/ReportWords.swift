import Findings
import Questionnaires
import Responses
import Sampling
import Satisfaction

/// Words for the cases of the result types, in both languages.
enum ReportWords {
  static func level(_ level: IndexLevel) -> LocalizedText {
    switch level {
    case .overall: LocalizedText(vi: "chỉ số chung", en: "overall index")
    case .content: LocalizedText(vi: "nội dung", en: "content")
    case .group: LocalizedText(vi: "nhóm chính sách", en: "policy group")
    case .element: LocalizedText(vi: "yếu tố", en: "element")
    case .criterion: LocalizedText(vi: "tiêu chí", en: "criterion")
    case .item: LocalizedText(vi: "câu hỏi", en: "item")
    }
  }

  static func aggregation(_ aggregation: Aggregation) -> LocalizedText {
    switch aggregation {
    case .item(let id):
      LocalizedText(
        vi: "tỷ lệ trả lời hài lòng của câu \(id)", en: "share of satisfied answers to \(id)")
    case .pooledAnswers:
      LocalizedText(
        vi: "gộp mọi câu trả lời bên dưới", en: "all answers below together")
    case .meanOfItems:
      LocalizedText(vi: "trung bình cộng các câu hỏi", en: "simple mean of the items")
    case .meanOfChildren:
      LocalizedText(vi: "trung bình cộng các mục con", en: "simple mean of the children")
    case .weightedChildren(let shares):
      LocalizedText(
        vi: "trung bình có trọng số các mục con (\(list(shares).replacing(".", with: ",")))",
        en: "weighted mean of the children (\(list(shares)))")
    case .ownItem(let id):
      LocalizedText(vi: "câu hỏi riêng \(id)", en: "an item of its own, \(id)")
    }
  }

  static func block(_ aggregation: BlockAggregation) -> LocalizedText {
    switch aggregation {
    case .meanOfUnits:
      LocalizedText(vi: "trung bình cộng các đơn vị", en: "simple mean of the units")
    case .pooled: LocalizedText(vi: "gộp tất cả phiếu", en: "all responses together")
    }
  }

  static func denominator(_ denominator: Denominator) -> LocalizedText {
    switch denominator {
    case .answers:
      LocalizedText(
        vi: "số câu trả lời; không biết và bỏ trống không tính",
        en: "answers given; don't know and blank count nowhere")
    case .responses:
      LocalizedText(
        vi: "số phiếu hợp lệ; không biết và bỏ trống tính là chưa hài lòng",
        en: "valid responses; don't know and blank count as not satisfied")
    }
  }

  static func overTarget(_ rule: OverTargetRule) -> LocalizedText {
    switch rule {
    case .count:
      LocalizedText(
        vi: "phiếu vượt chỉ tiêu vẫn tính vào chỉ số",
        en: "responses beyond the target enter the index")
    case .exclude:
      LocalizedText(
        vi: "phiếu vượt chỉ tiêu được lưu nhưng không tính vào chỉ số",
        en: "responses beyond the target are kept but do not enter the index")
    }
  }

  static func role(_ role: ItemRole) -> LocalizedText {
    switch role {
    case .perception: LocalizedText(vi: "Nhận định, đánh giá", en: "Perception")
    case .satisfaction: LocalizedText(vi: "Mức độ hài lòng", en: "Satisfaction")
    case .expectation: LocalizedText(vi: "Nhu cầu, mong đợi", en: "Needs and expectations")
    case .respondent: LocalizedText(vi: "Người trả lời", en: "Respondents")
    case .service: LocalizedText(vi: "Dịch vụ", en: "Service")
    case .remark: LocalizedText(vi: "Ý kiến khác", en: "Remarks")
    }
  }

  static func invalid(_ reason: InvalidReason) -> LocalizedText {
    switch reason {
    case .tooFewAnswers: LocalizedText(vi: "trả lời quá ít câu", en: "too few items answered")
    case .requiredItemMissing:
      LocalizedText(vi: "thiếu câu bắt buộc", en: "a required item is not answered")
    }
  }

  static func missing(_ reason: MissingReason) -> LocalizedText {
    switch reason {
    case .dontKnow: LocalizedText(vi: "Không biết", en: "Don't know")
    case .refused: LocalizedText(vi: "Không trả lời", en: "Refused")
    case .notApplicable: LocalizedText(vi: "Không áp dụng", en: "Not applicable")
    }
  }

  static func end(_ end: ImportEnd) -> LocalizedText {
    switch end {
    case .open: LocalizedText(vi: "dở dang", en: "open")
    case .finished: LocalizedText(vi: "xong", en: "finished")
    case .reverted: LocalizedText(vi: "không lưu gì", en: "kept nothing")
    case .undone: LocalizedText(vi: "đã hoàn tác", en: "undone")
    }
  }

  static func severity(_ severity: Severity) -> LocalizedText {
    switch severity {
    case .note: LocalizedText(vi: "ghi chú", en: "note")
    case .warning: LocalizedText(vi: "cảnh báo", en: "warning")
    case .error: LocalizedText(vi: "lỗi", en: "error")
    }
  }

  /// Why a figure is not shown, `n < 30`.
  static func hidden(_ reason: Ineligibility?, minimum: Int) -> LocalizedText {
    switch reason {
    case .tooFewResponses: LocalizedText(vi: "n < \(minimum)", en: "n < \(minimum)")
    case .notInABlock: LocalizedText(vi: "không thuộc khối nào", en: "in no block")
    case .noResponse: LocalizedText(vi: "không có phiếu", en: "no response")
    case .protectsSmallGroup:
      LocalizedText(vi: "che để bảo vệ nhóm nhỏ", en: "hidden to protect a small group")
    case nil: LocalizedText(vi: "không có câu trả lời", en: "no answer")
    }
  }

  private static func list(_ shares: [Double]) -> String {
    shares.map { "\($0)" }.joined(separator: "; ")
  }
}
