import Findings

/// Wording of broken YAML, for people who never heard of it.
extension DefinitionFault {
  var syntaxMessage: LocalizedText {
    switch self {
    case .tabIndentation:
      LocalizedText(
        vi: "dòng này thụt vào bằng phím Tab; tệp loại này chỉ nhận dấu cách. Xóa Tab và gõ dấu "
          + "cách, thẳng hàng với các dòng cùng cấp.",
        en: "this line is indented with a tab; files of this kind take blanks only. Replace the "
          + "tab by blanks, in line with its neighbours.")
    case .reservedCharacter:
      LocalizedText(
        vi: "giá trị không được bắt đầu bằng «{value}». Đặt cả giá trị trong dấu nháy kép.",
        en: "a value cannot begin with “{value}”. Put the whole value in double quotes.")
    case .misplacedColon:
      LocalizedText(
        vi: "dấu hai chấm này đứng sai chỗ. Thường là dòng thụt lệch so với dòng trên, dòng trên "
          + "thiếu dấu cách sau dấu hai chấm, hoặc câu chữ có dấu hai chấm mà chưa đặt trong dấu "
          + "nháy.",
        en: "this colon is out of place. Mostly the line is not in line with the one above, the "
          + "line above lacks the blank after its colon, or a text with a colon is not in quotes.")
    case .missingColon:
      LocalizedText(
        vi: "dòng này không phải «khóa: giá trị». Thêm dấu hai chấm và một dấu cách sau tên khóa.",
        en: "this line is no “key: value”. Add a colon and a blank after the key.")
    case .brokenIndentation:
      LocalizedText(
        vi: "dòng này không thẳng hàng với các dòng cùng cấp, hoặc thừa ký tự sau giá trị. Thụt "
          + "các dòng cùng cấp bằng nhau, chỉ dùng dấu cách.",
        en: "this line is not in line with its neighbours, or has something behind its value. "
          + "Indent lines of one level alike, with blanks only.")
    case .brokenBrackets:
      LocalizedText(
        vi: "phần trong ngoặc bắt đầu ở đây thiếu dấu phẩy hoặc chưa đóng ngoặc. Kiểm tra từng "
          + "dấu phẩy và ngoặc đóng.",
        en: "the brackets that open here lack a comma or are not closed. Check every comma and "
          + "the closing bracket.")
    case .unclosedQuote:
      LocalizedText(
        vi: "dấu nháy mở ở đây không có dấu nháy đóng. Thêm dấu nháy ở cuối giá trị.",
        en: "the quote that opens here is not closed. Add one at the end of the value.")
    case .controlCharacter:
      LocalizedText(
        vi: "tệp có ký tự điều khiển, không phải tệp chữ. Kiểm tra đường dẫn, hoặc mở bằng trình "
          + "soạn thảo và xóa ký tự đó.",
        en: "the file holds a control character, so it is no plain text. Check the path, or open "
          + "the file in an editor and delete the character.")
    default:
      LocalizedText(
        vi: "tệp viết sai ở gần chỗ này. Kiểm tra thụt dòng, dấu nháy, dấu ngoặc (trình đọc YAML "
          + "báo: {reason}).",
        en: "the file is not written properly near this place. Check indentation, quotes and "
          + "brackets (the YAML reader says: {reason}).")
    }
  }
}
