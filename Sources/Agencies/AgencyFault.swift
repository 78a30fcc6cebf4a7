import Findings

/// What can be wrong with a list of units.
public enum AgencyFault: String, ProblemCode {
  case missingColumn = "AGY001"
  case unknownColumn = "AGY002"
  case duplicateColumn = "AGY003"
  case extraCells = "AGY004"
  case missingValue = "AGY005"
  case invalidCode = "AGY006"
  case notADay = "AGY007"
  case endsBeforeStart = "AGY008"
  case unknownKind = "AGY009"
  case nameWithoutKind = "AGY010"
  case invalidProvince = "AGY011"
  case malformedPredecessor = "AGY012"
  case duplicateUnit = "AGY013"
  case emptyList = "AGY014"
  case conflictingUnits = "AGY015"
  case overlappingValidity = "AGY016"
  case unknownProvince = "AGY017"
  case unknownPredecessor = "AGY018"
  case sharedName = "AGY019"

  public var severity: Severity {
    switch self {
    case .sharedName: .warning
    case .unknownPredecessor: .note
    default: .error
    }
  }

  public var message: LocalizedText {
    switch self {
    case .missingColumn:
      LocalizedText(
        vi: "thiếu cột «{column}». Hàng đầu của danh sách cần các cột: {columns}.",
        en: "the column “{column}” is missing. The first row of the list needs: {columns}.")
    case .unknownColumn:
      LocalizedText(
        vi: "cột «{value}» không có trong danh sách đơn vị{suggestion}. Các cột dùng được: "
          + "{columns}.",
        en: "the column “{value}” does not belong in a list of units{suggestion}. Columns that "
          + "do: {columns}.")
    case .duplicateColumn:
      LocalizedText(
        vi: "cột «{value}» có hai lần. Bỏ một cột.",
        en: "the column “{value}” stands here twice. Remove one.")
    case .extraCells:
      LocalizedText(
        vi: "hàng có {count} ô nhưng tiêu đề chỉ có {columns} cột. Kiểm tra dấu phân cách và "
          + "dấu nháy trong hàng.",
        en:
          "the row has {count} {count:cell|cells} but the header only {columns}. Check separators and "
          + "quotes in the row.")
    case .missingValue:
      LocalizedText(
        vi: "ô trống ở cột «{column}». Điền giá trị này.",
        en: "the column “{column}” is empty here. Fill it in.")
    case .invalidCode:
      LocalizedText(
        vi: "mã «{value}» không đúng dạng: mã tỉnh có 2 chữ số, mã xã có 5 chữ số, mã cơ quan "
          + "chỉ gồm chữ không dấu, số và - . _. Nếu Excel đã bỏ số 0 ở đầu, để cột mã ở dạng "
          + "văn bản rồi gõ lại.",
        en: "the code “{value}” has a wrong shape: provinces have 2 digits, communes 5, agencies "
          + "only unaccented letters, digits and - . _. If Excel took leading zeros away, format "
          + "the column as text and type the code again.")
    case .notADay:
      LocalizedText(
        vi: "«{value}» không viết theo dạng năm-tháng-ngày (ví dụ 2025-07-01), hoặc lịch không có "
          + "ngày đó.",
        en: "“{value}” is not written as year-month-day (as in 2025-07-01), or the calendar has no "
          + "such day.")
    case .endsBeforeStart:
      LocalizedText(
        vi: "ngày cuối {to:day} đứng trước ngày đầu {from:day}. Sửa một trong hai ngày.",
        en: "the last day {to:day} comes before the first day {from:day}. Correct one of them.")
    case .unknownKind:
      LocalizedText(
        vi: "loại đơn vị «{value}» không có{suggestion}. Dùng một trong: {allowed}.",
        en: "there is no kind of unit “{value}”{suggestion}. Use one of: {allowed}.")
    case .nameWithoutKind:
      LocalizedText(
        vi: "tên «{value}» phải bắt đầu bằng loại đơn vị «{kind}», như trong danh mục chính thức.",
        en: "the name “{value}” has to begin with the kind of unit “{kind}”, as official lists "
          + "print it.")
    case .invalidProvince:
      LocalizedText(
        vi: "mã tỉnh «{value}» không đúng: cần 2 chữ số, và với tỉnh, thành phố phải là mã của "
          + "chính đơn vị đó.",
        en: "the province code “{value}” is wrong: it has 2 digits and, for a province, is its "
          + "own code.")
    case .malformedPredecessor:
      LocalizedText(
        vi: "«{value}» không đọc được là đơn vị cũ. Viết mã@ngày đầu, cách nhau bằng dấu cách, "
          + "ví dụ 32167@2025-03-01 32164@2025-03-01.",
        en: "“{value}” cannot be read as a former unit. Write code@first-day, separated by "
          + "blanks, as in 32167@2025-03-01 32164@2025-03-01.")
    case .duplicateUnit:
      LocalizedText(
        vi: "mã {code} với ngày đầu {from:day} đã có ở hàng {row}. Bỏ một hàng hoặc sửa ngày.",
        en: "the code {code} with the first day {from:day} stands in row {row} already. Remove one "
          + "row or correct the day.")
    case .emptyList:
      LocalizedText(
        vi: "danh sách không có đơn vị nào dưới hàng tiêu đề. Kiểm tra đã chọn đúng tệp.",
        en: "the list has no unit below its header. Check that this is the right file.")
    case .conflictingUnits:
      LocalizedText(
        vi: "mã {code} từ {from:day} được mô tả khác nhau trong hai danh sách: «{name}» và "
          + "«{other}». Mô tả đầu được giữ; sửa cho hai danh sách giống nhau.",
        en: "the code {code} from {from:day} is described differently in two lists: “{name}” and "
          + "“{other}”. The first one stands; make the lists agree.")
    case .overlappingValidity:
      LocalizedText(
        vi: "ngày {from:day} mã {code} chỉ cả «{name}» lẫn «{other}». Ghi ngày cuối cho đơn vị cũ.",
        en:
          "on {from:day} the code {code} means both “{name}” and “{other}”. Give the former one a "
          + "last day.")
    case .unknownProvince:
      LocalizedText(
        vi: "«{name}» ({code}) thuộc tỉnh {province}, nhưng không danh sách nào có tỉnh này vào "
          + "ngày đầu của đơn vị. Thêm danh sách tỉnh hoặc sửa mã tỉnh.",
        en: "“{name}” ({code}) belongs to province {province}, which no list has on the unit's "
          + "first day. Add the list of provinces or correct the code.")
    case .unknownPredecessor:
      LocalizedText(
        vi:
          "đơn vị cũ {predecessor} (từ {from:day}) của «{name}» ({code}) không có trong danh sách "
          + "nào; so sánh với trước sáp nhập sẽ thiếu đơn vị này.",
        en: "no list has {predecessor} (from {from:day}), a former unit of “{name}” ({code}); "
          + "comparisons with the time before will lack it.")
    case .sharedName:
      LocalizedText(
        vi: "«{name}» là tên của cả {code} và {other} trong cùng tỉnh; phiếu chỉ ghi tên sẽ bị từ "
          + "chối, hãy dùng mã.",
        en: "“{name}” is the name of both {code} and {other} in one province; responses that "
          + "give only the name are refused, use the code.")
    }
  }
}
