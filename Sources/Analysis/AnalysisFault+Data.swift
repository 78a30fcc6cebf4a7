import Findings

extension AnalysisFault {
  /// Wording of what is wrong with the rows of files; nil for the other faults.
  var dataMessage: LocalizedText? {
    switch self {
    case .noHeader:
      LocalizedText(
        vi: "tệp không có hàng nào để làm tiêu đề cột. Kiểm tra tệp và trang tính.",
        en: "the file has no row that could name its columns. Check the file and sheet.")
    case .noRows:
      LocalizedText(
        vi: "các tệp chỉ có tiêu đề, không có hàng dữ liệu nào. Kiểm tra lại tệp.",
        en: "the files have headers only and no row of data. Check them.")
    case .tooManyRows:
      LocalizedText(
        vi: "các tệp có hơn {limit} hàng, không đủ bộ nhớ để đọc hết. Chia nhỏ dữ liệu.",
        en:
          "the files have more than {limit} {limit:row|rows}, which memory will not hold. Split the data."
      )
    case .rowTooLong:
      LocalizedText(
        vi: "hàng có {count} ô, tiêu đề chỉ có {expected}. Kiểm tra dấu phân cách và dấu nháy "
          + "trong hàng.",
        en:
          "the row has {count} {count:cell|cells}, the header {expected}. Check delimiters and quotes of "
          + "the row.")
    case .rowTooShort:
      LocalizedText(
        vi: "hàng chỉ có {count} ô, tiêu đề có {expected}. Hàng bị cắt hoặc thiếu dấu phân "
          + "cách; sửa trong tệp.",
        en:
          "the row has {count} {count:cell|cells} only, the header {expected}. It is cut off or lacks "
          + "delimiters; correct the file.")
    case .errorCell:
      LocalizedText(
        vi: "ô có giá trị lỗi «{value}». Sửa trong bảng tính, hoặc thêm vào «missing» nếu "
          + "nghĩa là không có câu trả lời.",
        en: "the cell holds the error “{value}”. Correct the workbook, or add it to “missing” "
          + "where it means no answer.")
    case .moreCells:
      LocalizedText(
        vi: "còn {count} ô nữa có cùng lỗi {code}, không liệt kê.",
        en: "{count} more {count:cell has|cells have} the same fault {code} and are not listed.")
    case .notANumber:
      LocalizedText(
        vi: "«{value}» không phải số, nhưng «{use}» cần số. Sửa ô, hoặc thêm mã này vào "
          + "«missing» hay «missingIn».",
        en: "“{value}” is not a number, and “{use}” needs one. Correct the cell, or add the "
          + "code to “missing” or “missingIn”.")
    case .numberOutOfRange:
      LocalizedText(
        vi: "«{value}» quá lớn hoặc quá nhỏ để tính: «{use}» nhận 0 và số có độ lớn từ 1e-60 "
          + "đến 1e60. Sửa ô, hoặc đổi đơn vị đo.",
        en: "“{value}” is too large or too small to compute with: “{use}” takes 0 and "
          + "magnitudes from 1e-60 to 1e60. Correct the cell, or change the unit.")
    case .notOneOrZero:
      LocalizedText(
        vi: "«{value}» không phải 1 hoặc 0, nhưng «{use}» dùng nó làm điều kiện. Viết thành "
          + "so sánh, ví dụ == 2.",
        en: "“{value}” is neither 1 nor 0, and “{use}” uses it as a condition. Write a "
          + "comparison, as in == 2.")
    case .incomputable:
      LocalizedText(
        vi:
          "«{value}» không tính được ở {count} hàng (chia cho 0, số quá lớn hoặc quá nhỏ), hàng đầu "
          + "là {row} của {file}; các hàng đó coi như thiếu.",
        en: "“{value}” cannot be computed in {count} {count:row|rows} (division by 0, a number too "
          + "large or too small), the first is row {row} of {file}; {count:it counts|they count} as "
          + "missing.")
    case .noRowsLeft:
      LocalizedText(
        vi: "không hàng nào trong {count} hàng thỏa «{value}». Kiểm tra điều kiện và cách ghi "
          + "giá trị trong tệp.",
        en:
          "of {count} {count:row|rows} none meets “{value}”. Check the condition and how the file "
          + "writes the value.")
    case .totalsColumnMissing:
      LocalizedText(
        vi: "tệp tổng thể không có cột «{value}». Các cột có: {columns}.",
        en: "the file of totals has no column “{value}”. It has: {columns}.")
    case .totalNotPositive:
      LocalizedText(
        vi: "tổng «{value}» không phải số lớn hơn 0. Sửa trong tệp tổng thể.",
        en: "the total “{value}” is not a number above 0. Correct the file of totals.")
    case .totalTwice:
      LocalizedText(
        vi: "nhóm «{cell}» có hai dòng trong tệp tổng thể. Giữ một dòng.",
        en: "the cell “{cell}” stands in the file of totals twice. Keep one row.")
    default: nil
    }
  }
}
