import Findings

extension QuestionnaireFault {
  /// Wording of what is wrong with `relevant` and `constraint`; nil for the other faults.
  var conditionMessage: LocalizedText? {
    switch self {
    case .conditionUnknownItem:
      LocalizedText(
        vi: "điều kiện nhắc đến câu «{value}» không có trong phiếu{suggestion}. Sửa mã câu.",
        en: "the condition reads the item “{value}”, which does not exist{suggestion}. Correct the "
          + "id.")
    case .conditionLaterItem:
      LocalizedText(
        vi: "điều kiện của «{item}» nhắc đến «{value}» đứng sau nó. Đưa «{value}» lên trước.",
        en:
          "the condition of “{item}” reads “{value}”, which comes later. Move “{value}” before it.")
    case .conditionWrongKind:
      LocalizedText(
        vi: "điều kiện hỏi «{value}» ({kind}) theo cách không dùng được: câu nhiều lựa chọn dùng "
          + "«has», «in» hoặc «count»; so sánh lớn bé dùng cho số, ngày và thang mức độ.",
        en: "the condition uses “{value}” ({kind}) in a way that has no meaning: multiple items "
          + "take “has”, “in” or “count”; numbers, days and ratings are compared by size.")
    case .conditionUnknownCode:
      LocalizedText(
        vi: "điều kiện so «{item}» với «{value}» không phải mã trả lời{suggestion}. Mã: {allowed}.",
        en: "the condition compares “{item}” with “{value}”, which is no code{suggestion}. "
          + "Codes: {allowed}.")
    case .ownAnswerInRelevant:
      LocalizedText(
        vi: "«relevant» của «{item}» không thể hỏi chính câu đó («{value}»). Dùng «constraint».",
        en: "“relevant” of “{item}” cannot read the item itself (“{value}”). Use “constraint”.")
    default: nil
    }
  }

  /// Wording of what makes a text no condition; nil for the other faults.
  var syntaxMessage: LocalizedText? {
    switch self {
    case .conditionStrangeCharacter:
      LocalizedText(
        vi: "điều kiện «{value}»: ký tự thứ {position} không có nghĩa trong điều kiện. Bỏ nó.",
        en: "the condition “{value}”: character {position} has no meaning in conditions. Remove it."
      )
    case .conditionOpenQuote:
      LocalizedText(
        vi: "điều kiện «{value}»: dấu nháy mở ở ký tự {position} chưa đóng. Thêm dấu nháy.",
        en: "the condition “{value}”: the quote opened at character {position} is not closed. "
          + "Close it.")
    case .conditionBadNumber:
      LocalizedText(
        vi: "điều kiện «{value}»: số ở ký tự {position} viết sai. Đặt chữ trong dấu nháy.",
        en: "the condition “{value}”: the number at character {position} is malformed. Put text "
          + "in quotes.")
    case .conditionValueExpected:
      LocalizedText(
        vi: "điều kiện «{value}»: ở ký tự {position} cần một câu, «.», một số hoặc chữ trong nháy.",
        en: "the condition “{value}”: character {position} should begin an item, “.”, a number or "
          + "a quoted text.")
    case .conditionComparisonExpected:
      LocalizedText(
        vi: "điều kiện «{value}»: ở ký tự {position} cần ==, !=, <, <=, >, >=, in, has hoặc "
          + "is missing.",
        en: "the condition “{value}”: character {position} should begin ==, !=, <, <=, >, >=, in, "
          + "has or is missing.")
    case .conditionLiteralExpected:
      LocalizedText(
        vi: "điều kiện «{value}»: ở ký tự {position} cần một số hoặc chữ trong dấu nháy.",
        en: "the condition “{value}”: character {position} should begin a number or quoted text.")
    case .conditionUnbalanced:
      LocalizedText(
        vi: "điều kiện «{value}»: ngoặc không khớp ở ký tự {position}. Đóng hoặc bỏ ngoặc.",
        en: "the condition “{value}”: brackets do not match at character {position}. Close or "
          + "remove one.")
    case .conditionTrailing:
      LocalizedText(
        vi: "điều kiện «{value}» đã đủ trước ký tự {position}. Nối phần sau bằng and hoặc or.",
        en: "the condition “{value}” is complete before character {position}. Join the rest by "
          + "and or or.")
    case .conditionTooComplex:
      LocalizedText(
        vi: "điều kiện «{value}» quá dài hoặc quá nhiều ngoặc (từ ký tự {position}). Viết gọn lại.",
        en: "the condition “{value}” is too long or too deeply nested (from character {position}). "
          + "Shorten it.")
    default: nil
    }
  }
}
