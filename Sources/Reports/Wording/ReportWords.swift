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

  /// Where a unit's quota stands.
  static func quotaState(_ unit: UnitProgress) -> LocalizedText {
    guard let target = unit.target else {
      return LocalizedText(vi: "ngoài kế hoạch", en: "not in the plan")
    }
    if unit.missing > 0, unit.valid >= target {
      return LocalizedText(vi: "đủ số, thiếu ô", en: "full, cells below")
    }
    if unit.missing > 0 { return LocalizedText(vi: "thiếu", en: "below") }
    if unit.overTarget > 0 { return LocalizedText(vi: "vượt", en: "over") }
    return LocalizedText(vi: "đủ", en: "full")
  }

  static func severity(_ severity: Severity) -> LocalizedText {
    switch severity {
    case .note: LocalizedText(vi: "ghi chú", en: "note")
    case .warning: LocalizedText(vi: "cảnh báo", en: "warning")
    case .error: LocalizedText(vi: "lỗi", en: "error")
    }
  }

  /// Why a figure is not shown.
  ///
  /// - Parameter minimum: persons that have to answer before a figure is shown.
  static func notShown(_ reason: Ineligibility?, minimum: Int) -> LocalizedText {
    switch reason {
    case .tooFewResponses:
      LocalizedText(
        vi: "dưới \(minimum) người",
        en: minimum == 1 ? "fewer than 1 person" : "fewer than \(minimum) persons")
    case .notInABlock: LocalizedText(vi: "không thuộc khối nào", en: "in no block")
    case .noResponse: LocalizedText(vi: "không có phiếu", en: "no response")
    case .protectsSmallGroup:
      LocalizedText(
        vi: "che để bảo vệ nhóm ít người", en: "hidden to protect a group of few persons")
    case .noAnswer, nil: LocalizedText(vi: "không có câu trả lời", en: "no answer")
    }
  }

  /// Why a unit has no rank.
  ///
  /// - Parameter minimum: valid responses that a ranked unit has to have.
  static func notRanked(_ reason: Ineligibility?, minimum: Int) -> LocalizedText {
    guard reason == .tooFewResponses else { return notShown(reason, minimum: minimum) }
    return LocalizedText(
      vi: "dưới \(minimum) phiếu hợp lệ",
      en: "fewer than \(minimum) valid response" + (minimum == 1 ? "" : "s"))
  }

  /// A key of method, questionnaire or criteria files that is neither item nor node; nil for what
  /// is the writer's own.
  static func definitionKey(_ key: String) -> LocalizedText? {
    switch key {
    case "satisfied":
      LocalizedText(vi: "Mức được tính là hài lòng", en: "What counts as satisfied")
    case "denominator": LocalizedText(vi: "Mẫu số", en: "Denominator")
    case "rounding": LocalizedText(vi: "Làm tròn", en: "Rounding")
    case "confidence": LocalizedText(vi: "Khoảng tin cậy", en: "Intervals")
    case "minimum": LocalizedText(vi: "Số phiếu tối thiểu", en: "Minimums")
    case "blocks": LocalizedText(vi: "Khối xếp hạng", en: "Ranking blocks")
    case "validResponse": LocalizedText(vi: "Phiếu hợp lệ", en: "Valid response")
    case "overTarget": LocalizedText(vi: "Phiếu vượt chỉ tiêu", en: "Over target")
    case "validity": LocalizedText(vi: "Thời gian áp dụng", en: "Period of validity")
    case "sections": LocalizedText(vi: "Lời câu hỏi", en: "Wording of the items")
    case "areas": LocalizedText(vi: "Lĩnh vực, tiêu chí", en: "Areas and criteria")
    default: nil
    }
  }

  private static func list(_ shares: [Double]) -> String {
    shares.map { "\($0)" }.joined(separator: "; ")
  }
}
