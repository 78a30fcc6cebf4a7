import Findings

/// What can be wrong with, or worth saying about, an index.
public enum SatisfactionFault: String, ProblemCode {
  /// The method names an item the questionnaire does not have.
  case unknownItem = "SAT001"
  /// An item of the tree or of a group is not stored as one of its options.
  case itemWithoutOptions = "SAT002"
  /// None of the codes that count as satisfied is an option of the item.
  case noSatisfiedOption = "SAT003"
  /// A response has not one byte for every item.
  case wrongAnswerCount = "SAT004"
  /// A weight is negative or beyond all measure.
  case weightOutOfRange = "SAT005"
  /// A response is of a unit that is not in the list.
  case unknownUnit = "SAT006"
  /// Nobody answered anything under a node's child, so that the mean is one of the others.
  case childWithoutAnswers = "SAT007"
  /// All responses of a unit are from one PSU.
  case lonePSU = "SAT008"
  /// Responses beyond the target were left out.
  case overTargetExcluded = "SAT009"
  /// The sample was not drawn with known probabilities.
  case quotaSample = "SAT010"
  /// The shares of a node are not one a child.
  case sharesDoNotFit = "SAT011"
  /// A child that enters a published figure is answered by fewer persons than the minimum.
  case childBelowMinimum = "SAT012"
  /// Figures are hidden because others of too few persons could be computed from them.
  case protectedFigures = "SAT013"
  /// A unit has one response.
  case loneResponse = "SAT014"

  public var severity: Severity {
    switch self {
    case .unknownItem, .itemWithoutOptions, .noSatisfiedOption, .wrongAnswerCount,
      .weightOutOfRange, .unknownUnit, .sharesDoNotFit:
      .error
    case .childWithoutAnswers, .childBelowMinimum, .lonePSU, .loneResponse: .warning
    case .overTargetExcluded, .quotaSample, .protectedFigures: .note
    }
  }

  public var message: LocalizedText {
    switch self {
    case .unknownItem, .itemWithoutOptions, .noSatisfiedOption, .sharesDoNotFit: methodMessage
    case .wrongAnswerCount, .weightOutOfRange, .unknownUnit: responseMessage
    case .childWithoutAnswers, .childBelowMinimum, .lonePSU, .loneResponse, .overTargetExcluded,
      .quotaSample, .protectedFigures:
      resultMessage
    }
  }

  private var methodMessage: LocalizedText {
    switch self {
    case .unknownItem:
      LocalizedText(
        vi: "câu hỏi «{value}» không có trong mẫu phiếu {questionnaire}, nên không tính được chỉ số"
          + "{suggestion}. Sửa phương pháp hoặc dùng đúng phiên bản mẫu phiếu.",
        en: "the questionnaire {questionnaire} has no item “{value}”, so the index cannot be "
          + "computed{suggestion}. Correct the method or use the right questionnaire version.")
    case .itemWithoutOptions:
      LocalizedText(
        vi: "câu hỏi «{value}» không phải câu chọn một phương án nên không tính được tỷ lệ. "
          + "Dùng câu hỏi loại rating hoặc choice.",
        en: "item “{value}” does not have one option as its answer, so no share can be taken. "
          + "Use an item of kind rating or choice.")
    case .noSatisfiedOption:
      LocalizedText(
        vi:
          "câu hỏi «{value}» không có phương án nào trong các mã được tính là hài lòng ({codes}). "
          + "Ghi khóa «satisfied» riêng cho câu này.",
        en: "item “{value}” has none of the codes that count as satisfied ({codes}). "
          + "Give it a key “satisfied” of its own.")
    default:
      LocalizedText(
        vi:
          "mục «{value}» của cây chỉ số có {shares} tỷ trọng nhưng có {children} mục con. Ghi mỗi "
          + "mục con một tỷ trọng.",
        en: "node “{value}” does not have one share a child: number of shares {shares}, of "
          + "children {children}. Give one share a child.")
    }
  }

  private var responseMessage: LocalizedText {
    switch self {
    case .wrongAnswerCount:
      LocalizedText(
        vi: "phiếu có {count} câu trả lời trong khi mẫu phiếu có {expected} câu, nên phiếu thuộc "
          + "phiên bản khác. Nhập lại bằng đúng phiên bản.",
        en: "the response's number of answers is {count}, the questionnaire's number of items "
          + "{expected}, so it belongs to another version. Import it again with the right one.")
    case .weightOutOfRange:
      LocalizedText(
        vi:
          "quyền số {value} (tính theo phần vạn) nằm ngoài khoảng 0–{limit}. Kiểm tra cột «Quyền số».",
        en: "the weight {value} (units of 1/10000) is outside 0–{limit}. Check the weight column.")
    default:
      LocalizedText(
        vi: "phiếu của đơn vị mã {value} không có trong danh sách đơn vị của đợt. "
          + "Thêm đơn vị vào danh sách hoặc sửa mã.",
        en: "a response is of unit {value}, which is not in the round's list. "
          + "Add the unit to the list or correct the code.")
    }
  }

  private var resultMessage: LocalizedText {
    switch self {
    case .childWithoutAnswers:
      LocalizedText(
        vi:
          "không có câu trả lời nào cho «{childLabel}» ở {count} đơn vị ({units}); «{nodeLabel}» của "
          + "các đơn vị này tính từ các phần còn lại. Đọc kết quả cùng ghi chú này.",
        en:
          "nobody answered “{childLabel}” in {count} {count:unit|units} ({units}); {count:its|their} "
          + "“{nodeLabel}” is made of the other parts. Read the result with this note.")
    case .childBelowMinimum:
      LocalizedText(
        vi:
          "«{childLabel}» có dưới {minimum} người trả lời ở {count} đơn vị ({units}) nên không hiện "
          + "số, nhưng vẫn tính vào «{nodeLabel}» của các đơn vị này. Đọc kết quả cùng ghi chú này.",
        en: "fewer than {minimum} {minimum:person|persons} answered “{childLabel}” in {count} "
          + "{count:unit|units} ({units}); its figure is not shown but enters {count:the|their} “{nodeLabel}”. Read the "
          + "result with this note.")
    case .lonePSU:
      LocalizedText(
        vi:
          "mọi phiếu của {unit} đến từ một thôn, tổ dân phố, nên không có sai số chuẩn và khoảng tin "
          + "cậy. Đợt sau chọn từ hai thôn, tổ dân phố trở lên.",
        en: "all responses of {unit} come from one neighbourhood, so it has no standard error and "
          + "no interval. Draw at least two neighbourhoods next time.")
    case .loneResponse:
      LocalizedText(
        vi: "{unit} mới có một phiếu hợp lệ, nên không có sai số chuẩn và khoảng tin cậy. Thu thêm "
          + "phiếu của đơn vị này.",
        en: "{unit} has one valid response, so it has no standard error and no interval. Collect "
          + "more responses of this unit.")
    case .overTargetExcluded:
      LocalizedText(
        vi: "{count} phiếu hợp lệ của {unit} vượt chỉ tiêu {target} nên không được tính, theo "
          + "phương pháp. Phiếu vẫn được lưu.",
        en: "{count} valid {count:response|responses} of {unit} beyond its target of {target} "
          + "{count:does|do} not count, as the method says. {count:It is|They are} kept.")
    case .protectedFigures:
      LocalizedText(
        vi:
          "{count} con số của các nhóm người trả lời được che thêm, dù đủ người: nếu hiện thì lấy số "
          + "chung trừ đi là ra số của nhóm dưới {minimum} người. Không cần làm gì.",
        en:
          "{count} {count:figure|figures} of respondent groups {count:is|are} hidden although enough "
          + "persons answered: shown, {count:it|they} would give away by subtraction what fewer than "
          + "{minimum} {minimum:person|persons} answered. "
          + "Nothing needs to be done.")
    default:
      LocalizedText(
        vi:
          "mẫu lấy theo chỉ tiêu, không theo xác suất: sai số và khoảng tin cậy dựa trên giả định "
          + "người trả lời như được chọn ngẫu nhiên. Ghi rõ điều này khi công bố.",
        en: "this is a quota sample: errors and intervals assume that respondents are as good as "
          + "drawn at random. Say so when publishing.")
    }
  }
}
