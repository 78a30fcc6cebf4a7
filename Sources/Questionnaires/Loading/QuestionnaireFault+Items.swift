import Findings

extension QuestionnaireFault {
  /// Wording of what is wrong with items, scales and sections; nil for the other faults.
  var questionnaireMessage: LocalizedText? {
    switch self {
    case .idNotAllowed:
      LocalizedText(
        vi: "mã «{value}» không dùng được: chỉ gồm chữ không dấu, chữ số và dấu gạch dưới, "
          + "bắt đầu bằng chữ, và không phải từ dành riêng ({reserved}). Đặt mã khác.",
        en: "the id “{value}” cannot be used: it may only have letters without marks, digits and "
          + "underscores, starts with a letter and is no reserved word ({reserved}). Rename it.")
    case .duplicateID:
      LocalizedText(
        vi: "mã «{value}» đã dùng ở dòng {line}. Mỗi mã chỉ dùng một lần: đổi một mã.",
        en: "the id “{value}” is already used on line {line}. Ids are unique: rename one.")
    case .scaleMissing:
      LocalizedText(
        vi: "câu «{item}» thuộc loại {kind} nên cần thang trả lời. Thêm khóa «scale».",
        en: "the item “{item}” is of kind {kind} and needs a scale. Add the key “scale”.")
    case .unknownScale:
      LocalizedText(
        vi: "thang «{value}» chưa được khai báo{suggestion}. Thang đã có: {allowed}.",
        en: "the scale “{value}” is not declared{suggestion}. Scales declared: {allowed}.")
    case .duplicateCode:
      LocalizedText(
        vi: "mã trả lời «{value}» có hai lần trong thang «{scale}». Đổi một mã.",
        en: "the answer code “{value}” stands twice in the scale “{scale}”. Change one.")
    case .missingCodeIsOption:
      LocalizedText(
        vi: "mã «{value}» của thang «{scale}» vừa là phương án trả lời vừa là mã không trả lời. "
          + "Đổi một mã.",
        en: "the code “{value}” of the scale “{scale}” is both an answer and a missing code. "
          + "Change one.")
    case .tooManyOptions:
      LocalizedText(
        vi: "thang «{scale}» có {count} phương án, nhiều hơn {limit}. Dùng câu hỏi dạng chữ.",
        en:
          "the scale “{scale}” has {count} {count:option|options}, more than {limit}. Use a text item."
      )
    case .tooFewOptions:
      LocalizedText(
        vi: "thang «{scale}» có {count} phương án; cần ít nhất 2.",
        en: "the scale “{scale}” has {count} {count:option|options}; at least 2 are needed.")
    case .emptySection:
      LocalizedText(
        vi: "phần «{section}» không có câu hỏi nào. Thêm câu hỏi hoặc bỏ phần này.",
        en: "the section “{section}” has no items. Add items or remove the section.")
    case .ambiguousLabel:
      LocalizedText(
        vi: "«{value}» chỉ cả «{first}» lẫn «{second}», nên tệp phiếu ghi như vậy không đọc được. "
          + "Đổi một nhãn hoặc bí danh.",
        en: "“{value}” stands for both “{first}” and “{second}”, so a file that says it cannot be "
          + "read. Change one label or alias.")
    case .keyNotForKind:
      LocalizedText(
        vi: "khóa «{key}» không có nghĩa với câu «{item}» ({kind}). Bỏ khóa này.",
        en: "the key “{key}” means nothing for the item “{item}” ({kind}). Remove it.")
    case .rangeReversed:
      LocalizedText(
        vi: "khoảng [{value}] của câu «{item}» phải có hai số, số nhỏ trước.",
        en: "the range [{value}] of the item “{item}” must be two numbers, the smaller one first.")
    case .englishMissing:
      LocalizedText(
        vi: "«{value}» chưa có tiếng Anh; báo cáo tiếng Anh sẽ in tiếng Việt. Thêm «en».",
        en: "“{value}” has no English; English reports will print Vietnamese. Add “en”.")
    case .unverifiedUnknownSubject:
      LocalizedText(
        vi: "dấu chưa kiểm chứng nói về «{value}» nhưng không có mục này{suggestion}. "
          + "Ghi mã câu, mã phần, mã mục hoặc một khóa của tệp.",
        en: "an unverified mark speaks of “{value}”, which does not exist{suggestion}. "
          + "Name an item, a section, a node or a key of the file.")
    default: nil
    }
  }
}
