import Findings

extension ResponseFault {
  /// Wording of faults of single rows.
  var answerMessage: LocalizedText? {
    switch self {
    case .unknownAnswer:
      LocalizedText(
        vi: "«{value}» không phải câu trả lời của {item}{suggestion}. Dùng một trong: {allowed}.",
        en: "“{value}” is no answer to {item}{suggestion}. Use one of: {allowed}.")
    case .errorCell:
      LocalizedText(
        vi: "ô có lỗi «{value}» thay cho giá trị. Sửa công thức hoặc gõ giá trị vào ô.",
        en: "the cell holds the error “{value}”. Correct the formula or type the value.")
    case .requiredAnswerMissing:
      LocalizedText(
        vi: "thiếu câu trả lời bắt buộc {item}. Điền câu trả lời hoặc mã «không trả lời».",
        en: "the required answer to {item} is missing. Fill it in, or the code for no answer.")
    case .answeredThoughNotAsked:
      LocalizedText(
        vi: "{item} có trả lời «{value}» dù không được hỏi (chỉ hỏi khi {condition}). "
          + "Xóa ô này hoặc sửa câu trả lời điều kiện.",
        en: "{item} is answered “{value}” though not asked (only when {condition}). "
          + "Empty the cell or correct the answer it depends on.")
    case .constraintBroken:
      LocalizedText(
        vi: "«{value}» trái điều kiện của {item}: {condition}. Kiểm tra lại phiếu.",
        en: "“{value}” breaks the condition of {item}: {condition}. Check the sheet.")
    case .notANumber:
      LocalizedText(
        vi: "«{value}» không phải số. Chỉ gõ chữ số, không kèm đơn vị.",
        en: "“{value}” is not a number. Type digits only, no unit.")
    case .ambiguousNumber:
      LocalizedText(
        vi: "«{value}» có thể là số nghìn hoặc số thập phân. Gõ {whole}{fraction} nếu là số nghìn, "
          + "{whole},{fraction}0 nếu là số thập phân (trong Excel: định dạng cả cột với 4 chữ số thập "
          + "phân).",
        en: "“{value}” can be thousands or decimals. Type {whole}{fraction} if it is thousands, "
          + "{whole}.{fraction}0 if it has decimals (in Excel: format the column with 4 decimals).")
    case .outOfRange:
      LocalizedText(
        vi: "{value} nằm ngoài khoảng cho phép {range} của {item}. Kiểm tra lại phiếu.",
        en: "{value} is outside the range {range} of {item}. Check the sheet.")
    case .notADay:
      LocalizedText(
        vi: "«{value}» không đọc được là một ngày trong lịch. Viết ngày/tháng/năm, năm đủ bốn chữ "
          + "số, ví dụ 25/7/2025.",
        en:
          "“{value}” cannot be read as a day of the calendar. Write day/month/year with a year of "
          + "four digits, as in 25/7/2025.")
    case .contradictoryChoices:
      LocalizedText(
        vi: "{item}: cột chung ghi «{value}» nhưng các cột lựa chọn ghi «{other}». Sửa cho khớp.",
        en:
          "{item}: the joined column says “{value}”, the split columns “{other}”. Make them agree.")
    case .notZeroOrOne:
      LocalizedText(
        vi: "«{value}» không dùng được ở cột lựa chọn: cần 1 (có chọn) hoặc 0 (không).",
        en: "“{value}” cannot stand in an option's column: 1 (chosen) or 0 (not) is needed.")
    case .unitMissing:
      LocalizedText(
        vi: "hàng không ghi đơn vị được đánh giá. Điền mã đơn vị.",
        en: "the row names no unit. Fill in the unit's code.")
    case .unknownUnit:
      LocalizedText(
        vi: "không có đơn vị «{value}» trong danh mục{suggestion}. Ghi mã đơn vị như trong "
          + "`sipas agencies list -w .`. Nếu nhiều hàng cùng ghi như thế: thêm dòng {entry} dưới khóa «units» "
          + "của tệp ghép cột cot-<đợt>.yaml, rồi nhập lại tệp này.",
        en: "no unit “{value}” on the list{suggestion}. Write the unit's code as in "
          + "`sipas agencies list -w .`. If many rows say so: add the line {entry} under the key “units” of "
          + "the mapping file cot-<round>.yaml and import this file again.")
    case .ambiguousUnit:
      LocalizedText(
        vi: "có {count} đơn vị tên «{value}»: {units}. Ghi mã đơn vị thay cho tên.",
        en:
          "{count} {count:unit has|units have} the name “{value}”: {units}. Write the unit's code, not its name."
      )
    case .unitOutOfScope:
      LocalizedText(
        vi:
          "«{value}» là {unit}, không thuộc các đơn vị được đánh giá của tỉnh này. Nếu ghi nhầm: sửa "
          + "theo `sipas agencies list -w .`. Nếu phiếu gửi nhầm nơi: ghi «bỏ» vào cột _sipas_decision.",
        en: "“{value}” is {unit}, none of the units assessed in this province. If it is a slip: "
          + "correct it as in `sipas agencies list -w .`. If the sheet went astray: write “drop” into "
          + "_sipas_decision.")
    case .contradictoryUnits:
      LocalizedText(
        vi:
          "«{value}» và «{other}» là hai đơn vị khác nhau. Sửa cho khớp; nếu dùng --unit, kiểm tra "
          + "lại mã ở đó.",
        en: "“{value}” and “{other}” are two units. Make them agree; if --unit is used, check the "
          + "code given there.")
    case .badWeight:
      LocalizedText(
        vi: "quyền số «{value}» không dùng được: cần một số lớn hơn 0, không quá 10.000.000.",
        en: "the weight “{value}” cannot be used: a number above 0, at most 10,000,000, is needed.")
    case .missingWeight:
      LocalizedText(
        vi:
          "ô quyền số trống, trong khi các hàng khác của trang có quyền số. Ghi quyền số, hoặc 1.",
        en: "the weight is blank while other rows of the sheet have one. Write the weight, or 1.")
    case .weightTooFine:
      LocalizedText(
        vi: "quyền số «{value}» có hơn 4 chữ số thập phân, không lưu được chính xác. Làm tròn đến "
          + "4 chữ số trong tệp, trong Excel: =ROUND(ô;4) và định dạng 4 chữ số thập phân.",
        en: "the weight “{value}” has more than 4 decimals and cannot be kept exactly. Round it to "
          + "4 in the file, in Excel: =ROUND(cell,4) formatted with 4 decimals.")
    case .totalRow:
      LocalizedText(
        vi: "«{value}» ở đầu hàng: đây có lẽ là hàng cộng, không phải phiếu. Nếu vậy, ghi «bỏ» vào "
          + "cột _sipas_decision của tệp từ chối rồi nhập lại tệp đó, hoặc xóa hàng trong tệp gốc.",
        en:
          "“{value}” begins the row: it may be a row of totals and no response. If so, write “drop” "
          + "into _sipas_decision of the reject file and import that file, or delete the row from the "
          + "original.")
    case .badDecision:
      LocalizedText(
        vi: "«{value}» không phải quyết định. Ghi một trong các chữ: {allowed}; hoặc để trống.",
        en: "“{value}” is no decision. Write one of the words {allowed}, or leave it blank.")
    case .textTooLong:
      LocalizedText(
        vi: "đoạn chữ dài {length} byte, quá giới hạn {limit}. Rút gọn lại.",
        en: "the text has {length} {length:byte|bytes}, more than {limit}. Shorten it.")
    case .cellBeyondHeader:
      LocalizedText(
        vi:
          "«{value}» nằm ngoài các cột có tiêu đề, nên dòng này có thể bị lệch cột. Xóa ô này, thêm tiêu đề, hoặc đặt phần chữ có dấu ngăn cách trong dấu nháy kép.",
        en:
          "“{value}” lies beyond the columns with a header, so the row may be shifted. Delete the cell, give it a header, or quote the text that holds the delimiter."
      )
    case .unitCodeRestored:
      LocalizedText(
        vi: "{count} mã đơn vị mất số 0 ở đầu đã được khôi phục theo danh sách, như «{value}».",
        en:
          "{count} unit {count:code|codes} got lost leading zeros back from the list, such as “{value}”."
      )
    default: nil
    }
  }
}
