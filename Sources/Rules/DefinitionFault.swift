import Findings

/// What can be wrong with a file people write, before its subject is known. How the YAML itself can
/// be wrong is worded in `DefinitionFault+Syntax.swift`.
public enum DefinitionFault: String, ProblemCode {
  case unreadableFile = "DEF001"
  case invalidYAML = "DEF002"
  case emptyFile = "DEF003"
  case unknownKey = "DEF004"
  case missingKey = "DEF005"
  case duplicateKey = "DEF006"
  case notAMapping = "DEF007"
  case notAList = "DEF008"
  case notAText = "DEF009"
  case notAWholeNumber = "DEF010"
  case notANumber = "DEF011"
  case notABoolean = "DEF012"
  case notADay = "DEF013"
  case notInList = "DEF014"
  case outOfRange = "DEF015"
  case fileTooLarge = "DEF016"
  case notUTF8 = "DEF017"
  /// A line is indented with the Tab key.
  case tabIndentation = "DEF018"
  /// A value begins with a character that YAML keeps for itself.
  case reservedCharacter = "DEF019"
  /// A colon stands where no key can be.
  case misplacedColon = "DEF020"
  /// A line is no `key: value`.
  case missingColon = "DEF021"
  /// A line stands at another indentation than its neighbours, or has more than its value.
  case brokenIndentation = "DEF022"
  /// A `[` or `{` is not closed, or a comma is missing in it.
  case brokenBrackets = "DEF023"
  /// A quote is not closed.
  case unclosedQuote = "DEF024"
  /// A character that no text holds, such as those of a binary file.
  case controlCharacter = "DEF025"

  public var severity: Severity { .error }

  public var message: LocalizedText {
    switch self {
    case .unreadableFile:
      LocalizedText(
        vi: "không đọc được tệp: {reason}. Kiểm tra đường dẫn và quyền đọc.",
        en: "the file cannot be read: {reason}. Check the path and the permission to read.")
    case .invalidYAML, .tabIndentation, .reservedCharacter, .misplacedColon, .missingColon,
      .brokenIndentation, .brokenBrackets, .unclosedQuote, .controlCharacter:
      syntaxMessage
    case .emptyFile:
      LocalizedText(
        vi: "tệp trống. Cần ít nhất các khóa: {keys}. Xem tệp mẫu cùng tên trong SampleData/ca-mau "
          + "hoặc Questionnaires của sipas, hay chạy «sipas init» ở thư mục mới.",
        en:
          "the file is empty. It needs at least the keys: {keys}. See the file of the same name in "
          + "SampleData/ca-mau or Questionnaires of sipas, or run “sipas init” in a new folder.")
    case .unknownKey:
      LocalizedText(
        vi: "khóa «{value}» không có ở đây{suggestion}. Các khóa dùng được: {keys}.",
        en: "the key “{value}” does not belong here{suggestion}. Keys that do: {keys}.")
    case .missingKey:
      LocalizedText(
        vi: "thiếu khóa «{key}». Thêm khóa này.", en: "the key “{key}” is missing. Add it.")
    case .duplicateKey:
      LocalizedText(
        vi: "khóa «{value}» có hai lần. Bỏ một lần.",
        en: "the key “{value}” stands here twice. Remove one.")
    case .notAMapping:
      LocalizedText(
        vi: "«{value}» không dùng được ở đây: cần một bảng «khóa: giá trị».",
        en: "“{value}” cannot be used here: a mapping of keys to values is needed.")
    case .notAList:
      LocalizedText(
        vi: "«{value}» không dùng được ở đây: cần một danh sách.",
        en: "“{value}” cannot be used here: a list is needed.")
    case .notAText:
      LocalizedText(
        vi: "«{value}» không dùng được ở đây: cần một đoạn chữ.",
        en: "“{value}” cannot be used here: a text is needed.")
    case .notAWholeNumber:
      LocalizedText(
        vi: "«{value}» không dùng được ở đây: cần một số nguyên.",
        en: "“{value}” cannot be used here: a whole number is needed.")
    case .notANumber:
      LocalizedText(
        vi: "«{value}» không dùng được ở đây: cần một số.",
        en: "“{value}” cannot be used here: a number is needed.")
    case .notABoolean:
      LocalizedText(
        vi: "«{value}» không dùng được ở đây: cần true hoặc false.",
        en: "“{value}” cannot be used here: true or false is needed.")
    case .notADay:
      LocalizedText(
        vi: "«{value}» không viết theo dạng năm-tháng-ngày (ví dụ 2025-07-01), hoặc lịch không có "
          + "ngày đó. Sửa lại ngày.",
        en: "“{value}” is not written as year-month-day (as in 2025-07-01), or the calendar has no "
          + "such day. Correct it.")
    case .notInList:
      LocalizedText(
        vi: "«{value}» không có trong danh sách{suggestion}. Dùng một trong: {allowed}.",
        en: "“{value}” is not on the list{suggestion}. Use one of: {allowed}.")
    case .outOfRange:
      LocalizedText(
        vi: "{value} nằm ngoài khoảng cho phép {range}. Sửa giá trị này.",
        en: "{value} is outside {range}. Correct it.")
    case .fileTooLarge:
      LocalizedText(
        vi: "tệp lớn hơn {limit} byte nên không phải tệp định nghĩa. Kiểm tra đường dẫn.",
        en:
          "the file is larger than {limit} {limit:byte|bytes}, so it is no definition. Check the path."
      )
    case .notUTF8:
      LocalizedText(
        vi: "tệp không phải UTF-8. Mở bằng trình soạn thảo và lưu lại dạng UTF-8.",
        en: "the file is not UTF-8. Open it in an editor and save it as UTF-8.")
    }
  }
}
