import Findings

extension QuestionnaireFault {
  /// Wording of what is wrong with an index method.
  var methodMessage: LocalizedText {
    switch self {
    case .questionnaireMismatch:
      LocalizedText(
        vi: "phương pháp dành cho phiếu «{value}», không phải «{expected}». Sửa «questionnaire».",
        en: "the method belongs to the questionnaire “{value}”, not “{expected}”. Correct "
          + "“questionnaire”.")
    case .nodeItemUnknown:
      LocalizedText(
        vi: "câu «{value}» không có trong phiếu{suggestion}. Sửa mã câu.",
        en: "the item “{value}” is not in the questionnaire{suggestion}. Correct the id.")
    case .nodeItemKind:
      LocalizedText(
        vi: "câu «{value}» ({kind}) không tính được tỷ lệ hài lòng; cần loại rating hoặc choice.",
        en: "the item “{value}” ({kind}) has no satisfied share; a rating or choice is needed.")
    case .leafWithoutItem:
      LocalizedText(
        vi: "mục «{value}» không có câu hỏi và không có mục con. Thêm «item», «items» hoặc "
          + "«children».",
        en: "the node “{value}” has neither item nor children. Add “item”, “items” or “children”.")
    case .valueAndItem:
      LocalizedText(
        vi: "mục «{value}» phải có đúng một trong hai: «item» (câu hỏi riêng) hoặc «value» (cách "
          + "gộp các mục con).",
        en: "the node “{value}” needs exactly one of “item” (a question of its own) and “value” "
          + "(how its children are combined).")
    case .satisfiedCodeUnknown:
      LocalizedText(
        vi: "mã hài lòng «{value}» không có trong phương án của câu «{item}». Mã: {allowed}.",
        en: "the satisfied code “{value}” is no option of the item “{item}”. Codes: {allowed}.")
    case .satisfiedWithoutItem:
      LocalizedText(
        vi: "mục «{value}» không có câu hỏi riêng nên không dùng «satisfied». Đặt ở mục của câu.",
        en: "the node “{value}” has no item of its own, so “satisfied” has no use. Put it at the "
          + "item's node.")
    case .sharesMissing:
      LocalizedText(
        vi: "mục «{value}» nằm dưới mục có trọng số nên cần «share».",
        en: "the node “{value}” stands below a weighted node and needs a “share”.")
    case .shareNotUsed:
      LocalizedText(
        vi: "«share» của mục «{value}» không được dùng: mục cha không có trọng số, hoặc mục này "
          + "chỉ để tham khảo. Bỏ khóa này.",
        en: "the “share” of the node “{value}” is not used: its parent is not weighted, or the "
          + "node is informational. Remove it.")
    case .sharesDoNotAddUp:
      LocalizedText(
        vi: "tổng «share» dưới mục «{value}» là {sum}, phải bằng 1.",
        en: "the shares below the node “{value}” add up to {sum} and must add up to 1.")
    case .shareNotANumber:
      LocalizedText(
        vi: "«{value}» không phải tỷ trọng. Viết số từ 0 đến 1 hoặc phân số, ví dụ 9/14.",
        en: "“{value}” is not a share. Write a number from 0 to 1 or a fraction such as 9/14.")
    case .nothingEntersParent:
      LocalizedText(
        vi: "mọi mục con của «{value}» chỉ để tham khảo, nên không có gì để tính.",
        en: "all children of “{value}” are informational, so there is nothing to compute it from.")
    case .minimumsReversed:
      LocalizedText(
        vi: "số phiếu tối thiểu để xếp hạng ({rank}) nhỏ hơn để công bố ({show}). Đổi một số.",
        en: "the minimum to rank ({rank}) is below the minimum to show ({show}). Change one.")
    case .kindInTwoBlocks:
      LocalizedText(
        vi: "loại đơn vị «{value}» thuộc cả khối «{first}» lẫn «{second}». Giữ ở một khối.",
        en: "the unit kind “{value}” is in both blocks “{first}” and “{second}”. Keep it in one.")
    case .requiredItemUnknown:
      LocalizedText(
        vi: "câu bắt buộc «{value}» không có trong phiếu{suggestion}. Sửa mã câu.",
        en: "the required item “{value}” is not in the questionnaire{suggestion}. Correct the id.")
    default:
      LocalizedText(
        vi: "thời gian áp dụng của phương pháp ({value}) vượt ra ngoài của phiếu ({range}).",
        en: "the method's validity ({value}) goes beyond that of the questionnaire ({range}).")
    }
  }
}
