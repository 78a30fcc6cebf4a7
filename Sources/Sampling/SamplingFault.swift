import Findings

/// What can be wrong with a sample plan.
public enum SamplingFault: String, ProblemCode {
  case unknownUnit = "SAM001"
  case unitNotInForce = "SAM002"
  case unitOfOtherProvince = "SAM003"
  case duplicateTarget = "SAM004"
  case noTargets = "SAM005"
  case noUnitOfKind = "SAM006"
  case unknownCellItem = "SAM007"
  case duplicateCellItem = "SAM008"
  case cellsWithoutItems = "SAM009"
  case malformedCell = "SAM010"
  case unknownOption = "SAM011"
  case cellsDoNotAddUp = "SAM012"
  case populationBelowTarget = "SAM013"
  case unitWithoutSuccessor = "SAM014"

  public var severity: Severity { .error }

  public var message: LocalizedText {
    switch self {
    case .unknownUnit:
      LocalizedText(
        vi: "mã đơn vị «{value}» không có trong danh mục{suggestion}. Dùng mã chính thức, viết "
          + "trong dấu nháy để giữ số 0 ở đầu.",
        en: "no list has a unit with the code “{value}”{suggestion}. Use the official code, in "
          + "quotes so that leading zeros stay.")
    case .unitNotInForce:
      LocalizedText(
        vi: "«{name}» ({value}) không tồn tại vào ngày đầu khảo sát {day:day}. Dùng mã của đơn vị "
          + "sau sắp xếp: {successors}.",
        en: "“{name}” ({value}) does not exist on {day:day}, the first day of field work. Use the "
          + "code of the unit it went into: {successors}.")
    case .unitWithoutSuccessor:
      LocalizedText(
        vi: "«{name}» ({value}) không tồn tại vào ngày đầu khảo sát {day:day}. Sửa mã hoặc bỏ chỉ "
          + "tiêu này.",
        en: "“{name}” ({value}) does not exist on {day:day}, the first day of field work. Correct "
          + "the code or remove this target.")
    case .unitOfOtherProvince:
      LocalizedText(
        vi: "«{name}» ({value}) thuộc tỉnh {other}, không thuộc tỉnh {province} của đợt khảo sát. "
          + "Sửa mã.",
        en: "“{name}” ({value}) belongs to province {other}, not to {province}, which the round "
          + "covers. Correct the code.")
    case .duplicateTarget:
      LocalizedText(
        vi: "đơn vị «{value}» có chỉ tiêu hai lần. Bỏ một lần.",
        en: "the unit “{value}” has a target twice. Remove one.")
    case .noTargets:
      LocalizedText(
        vi: "kế hoạch không giao chỉ tiêu cho đơn vị nào. Thêm «agencies», «communes» hoặc "
          + "«targets».",
        en: "the plan sets no target for any unit. Add “agencies”, “communes” or “targets”.")
    case .noUnitOfKind:
      LocalizedText(
        vi: "«{key}» giao chỉ tiêu chung nhưng tỉnh {province} không có đơn vị nào loại này vào "
          + "ngày {day:day}. Thêm danh sách đơn vị hoặc bỏ khóa.",
        en: "“{key}” sets a target for all units of a kind, but province {province} has none on "
          + "{day:day}. Add the list of units or remove the key.")
    case .unknownCellItem:
      LocalizedText(
        vi: "câu hỏi «{value}» không có trong mẫu phiếu hoặc không phải câu chọn một phương án"
          + "{suggestion}. Dùng một trong: {allowed}.",
        en: "the questionnaire has no single-choice item “{value}”{suggestion}. Use one of: "
          + "{allowed}.")
    case .duplicateCellItem:
      LocalizedText(
        vi: "câu hỏi «{value}» có hai lần trong cellItems. Bỏ một lần.",
        en: "the item “{value}” stands in cellItems twice. Remove one.")
    case .cellsWithoutItems:
      LocalizedText(
        vi:
          "có chỉ tiêu theo ô nhưng kế hoạch không có cellItems. Ghi câu hỏi tạo ô chỉ tiêu, ví dụ "
          + "cellItems: [gender, ageGroup].",
        en: "there are targets per cell, but the plan has no cellItems. Name the items that make "
          + "the cells, as in cellItems: [gender, ageGroup].")
    case .malformedCell:
      LocalizedText(
        vi: "ô chỉ tiêu «{value}» cần đúng {count} mã phương án cách nhau bằng dấu |, theo thứ tự: "
          + "{items}.",
        en:
          "the cell “{value}” needs exactly {count} option {count:code|codes} divided by |, in this order: "
          + "{items}.")
    case .unknownOption:
      LocalizedText(
        vi:
          "mã «{option}» trong ô chỉ tiêu «{value}» không phải phương án của câu «{item}». Dùng một "
          + "trong: {allowed}.",
        en: "“{option}” in the cell “{value}” is not an option of “{item}”. Use one of: "
          + "{allowed}.")
    case .cellsDoNotAddUp:
      LocalizedText(
        vi:
          "các ô chỉ tiêu cộng lại được {sum} nhưng chỉ tiêu của đơn vị là {count}. Sửa cho bằng nhau.",
        en: "the cells add up to {sum}, but the unit's target is {count}. Make them equal.")
    case .populationBelowTarget:
      LocalizedText(
        vi: "tổng thể {population} nhỏ hơn chỉ tiêu {count}. Sửa một trong hai số.",
        en: "the population {population} is smaller than the target {count}. Correct one of them.")
    }
  }
}
