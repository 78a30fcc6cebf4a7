import Findings

extension ResponseFault {
  /// Wording of what deserves a look in the rows of a sheet that were taken, told once a sheet.
  var sheetMessage: LocalizedText? {
    switch self {
    case .withoutNumber:
      LocalizedText(
        vi:
          "{count} phiếu không có số phiếu hay mã bản ghi: hàng {rows}. Chúng được nhận ra theo nội "
          + "dung, nên một hàng sửa rồi nhập lại sẽ thành thêm một phiếu, phiếu cũ vẫn được tính. "
          + "Nên điền cột «Số phiếu»; nếu không, trước khi nhập lại phải hoàn tác lần nhập cũ (sipas "
          + "imports undo). Nếu phiếu vốn không có số: ghi «numbered: false» ở mục signature {signature} của "
          + "tệp ghép cột cot-<đợt>.yaml để không bị nhắc nữa.",
        en:
          "{count} {count:response has|responses have} neither a sheet number nor an id: "
          + "{count:row|rows} {rows}. {count:It is|They are} known by content, so a row that is corrected and imported again counts as one more "
          + "response beside the old one. Fill in a column “sheet number”, or undo the old import "
          + "(sipas imports undo) before importing again. If the sheets have no numbers: write "
          + "“numbered: false” under signature {signature} in the mapping file cot-<round>.yaml, and it is not "
          + "mentioned again.")
    case .equalWithoutID:
      LocalizedText(
        vi:
          "{count} hàng không có số phiếu giống hệt phiếu đã có nên không được tính lần hai: hàng "
          + "{rows}. Nếu là phiếu của người khác, điền cột «Số phiếu».",
        en:
          "{count} {count:row|rows} without a number {count:equals a response that is|equal responses "
          + "that are} there and {count:does|do} not count twice: {count:row|rows} {rows}. If {count:it "
          + "is another respondent|they are other respondents}, fill in a column “sheet number”.")
    case .noRows:
      LocalizedText(
        vi:
          "không có phiếu nào dưới hàng tiêu đề. Kiểm tra xem có đúng tệp, đúng trang tính không.",
        en: "there is no response below the header row. Check whether it is the right file and "
          + "sheet.")
    case .oneNumberTwoSpellings:
      LocalizedText(
        vi: "{count} hàng ghi cùng một số phiếu theo cách khác, như «{value}» ở hàng {row} và "
          + "«{other}» ở hàng {first}{inSheet}: hàng {rows}. Mỗi cặp được coi là một phiếu. Nếu là hai phiếu, "
          + "sửa số phiếu.",
        en:
          "{count} {count:row writes|rows write} a sheet number in another way, such as “{value}” in "
          + "row {row} and “{other}” in row {first}{inSheet}: {count:row|rows} {rows}. Each pair counts as one response. If there are "
          + "two, correct the number.")
    case .unclearNumber:
      LocalizedText(
        vi:
          "{count} hàng có số phiếu có thể là cách viết khác của một phiếu đã có (hàng {rows}): "
          + "{response} ở hàng {row}, và {otherResponse} (từ {stored}). Dấu chấm hàng nghìn và «e» không "
          + "được bỏ đi, nên mỗi cặp được tính là hai phiếu. Nếu là một: hoàn tác lần nhập này (sipas "
          + "imports undo), ghi số phiếu như nhau rồi nhập lại. Nếu đúng là hai: không phải làm gì.",
        en:
          "{count} {count:row has|rows have} a number that may be another way to write that of a "
          + "response that is there ({count:row|rows} {rows}): {response} in row {row}, and "
          + "{otherResponse} (from {stored}). Thousands marks and "
          + "“e” are not taken away, so each pair counts as two responses. If it is one: undo this "
          + "import (sipas imports undo), write the number in one way and import again. If they are "
          + "two, there is nothing to do.")
    case .outsideFieldwork:
      LocalizedText(
        vi: "{count} phiếu có ngày trả lời ngoài thời gian khảo sát {span:day} của plan.yaml, như "
          + "{value:day}: hàng {rows}. Phiếu vẫn được nhận; kiểm tra ngày, hoặc sửa «fieldwork».",
        en:
          "{count} {count:response was|responses were} answered outside the field work {span:day} of "
          + "plan.yaml, such as {value:day}: {count:row|rows} {rows}. {count:It is|They are} in all the same; check the days, or “fieldwork”."
      )
    case .dayInTheFuture:
      LocalizedText(
        vi:
          "{count} phiếu có ngày trả lời sau ngày nhập {today:day}, như {value:day}: hàng {rows}. Phiếu vẫn "
          + "được nhận; sửa ngày rồi nhập lại với --on-conflict replace.",
        en:
          "{count} {count:response was|responses were} answered after the day of the import, "
          + "{today:day}, such as {value:day}: {count:row|rows} {rows}. {count:It is|They are} in all the "
          + "same; correct the {count:day|days} and import again with "
          + "--on-conflict replace.")
    case .similarNeighbourhoods:
      LocalizedText(
        vi:
          "{unit}: «{value}» (hàng {row}) và «{other}» (hàng {first}) được tính là hai thôn, tổ dân "
          + "phố khác nhau, làm sai số chuẩn bị sai. Nếu là một nơi, viết tên như nhau.",
        en:
          "{unit}: “{value}” (row {row}) and “{other}” (row {first}) count as two neighbourhoods, "
          + "which makes standard errors wrong. If it is one place, write one name.")
    default: nil
    }
  }
}
