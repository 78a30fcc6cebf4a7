import Findings

/// What can be wrong with a criteria set, or with converting an index to points.
public enum CriteriaFault: String, ProblemCode {
  /// A maximum or number of points is not a plain decimal.
  case notPoints = "PAR001"
  /// Two areas or criteria have one id.
  case duplicateID = "PAR002"
  /// The criteria of an area have more points than the area.
  case areaOverfull = "PAR003"
  /// A criterion converts an index but has no maximum.
  case ruleWithoutMaximum = "PAR004"
  /// The criterion is not in the set or converts nothing.
  case notConvertible = "PAR005"
  /// The index has no such node.
  case unknownNode = "PAR006"
  /// The set was not in force.
  case notInForce = "PAR007"

  public var severity: Severity { .error }

  public var message: LocalizedText {
    switch self {
    case .notPoints, .duplicateID, .areaOverfull, .ruleWithoutMaximum: definitionMessage
    case .notConvertible, .unknownNode, .notInForce: conversionMessage
    }
  }

  private var definitionMessage: LocalizedText {
    switch self {
    case .notPoints:
      LocalizedText(
        vi: "«{value}» không phải số điểm. Viết số không âm với dấu chấm thập phân, ví dụ 6.5.",
        en: "“{value}” is no number of points. Write a number from 0 with a decimal point, as 6.5.")
    case .duplicateID:
      LocalizedText(
        vi: "mã «{value}» có hai lần trong bộ tiêu chí, nên không biết điểm thuộc mục nào. "
          + "Đổi một mã.",
        en: "the id “{value}” stands twice in the set, so points cannot be told apart. Change one.")
    case .areaOverfull:
      LocalizedText(
        vi: "các tiêu chí của lĩnh vực «{value}» cộng lại {sum} điểm, nhiều hơn điểm chuẩn {max} "
          + "của lĩnh vực. Sửa điểm chuẩn.",
        en:
          "the criteria of area “{value}” add up to {sum} {sum:point|points}, more than the area's {max}. "
          + "Correct the maxima.")
    default:
      LocalizedText(
        vi: "tiêu chí «{value}» quy đổi từ chỉ số hài lòng nhưng không có điểm chuẩn. "
          + "Thêm maxPoints.",
        en: "criterion “{value}” is converted from the satisfaction index but has no maximum. "
          + "Add maxPoints.")
    }
  }

  private var conversionMessage: LocalizedText {
    switch self {
    case .notConvertible:
      LocalizedText(
        vi: "tiêu chí «{value}» không có trong bộ {set} hoặc không quy đổi từ chỉ số hài lòng"
          + "{suggestion}. Các tiêu chí quy đổi được: {criteria}.",
        en: "criterion “{value}” is not in the set {set} or is not converted from the satisfaction "
          + "index{suggestion}. Criteria that are: {criteria}.")
    case .unknownNode:
      LocalizedText(
        vi: "bảng chỉ số không có mục «{value}» mà tiêu chí {criterion} cần{suggestion}. "
          + "Dùng phương pháp có mục này hoặc sửa bộ tiêu chí.",
        en: "the index table has no node “{value}”, which criterion {criterion} needs{suggestion}. "
          + "Use a method that has it or correct the criteria set.")
    default:
      LocalizedText(
        vi:
          "bộ tiêu chí {set} có hiệu lực {from:day}–{to:day}, không dùng được cho ngày {value:day}. "
          + "Chọn bộ tiêu chí đang có hiệu lực vào ngày đó.",
        en:
          "the criteria set {set} is in force {from:day}–{to:day} and cannot be used for {value:day}. "
          + "Choose the set in force on that day.")
    }
  }
}
