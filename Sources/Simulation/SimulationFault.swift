import Findings

/// What can hinder inventing responses.
public enum SimulationFault: String, ProblemCode {
  case unsatisfiableConstraint = "SIM001"
  case nothingToWrite = "SIM002"
  case unknownUnit = "SIM003"
  case repeatedUnit = "SIM004"
  case repeatedFileName = "SIM005"
  case unusableFileName = "SIM006"
  case unknownOriginal = "SIM007"
  case unknownItem = "SIM008"
  case unknownOption = "SIM009"
  case responseOutOfRange = "SIM010"
  case faultWithoutColumn = "SIM011"
  case faultDoesNotApply = "SIM012"
  case unencodableText = "SIM013"
  case unwritableFolder = "SIM014"

  public var severity: Severity { .error }

  public var message: LocalizedText {
    switch self {
    case .unsatisfiableConstraint:
      LocalizedText(
        vi: "không tạo được câu trả lời nào thỏa điều kiện «{constraint}». Kiểm tra điều kiện,"
          + " các phương án và khoảng số của câu này.",
        en: "no answer could be made that satisfies “{constraint}”. Check the condition, the"
          + " options and the range of this item.")
    case .nothingToWrite:
      LocalizedText(
        vi: "không có phiếu nào để tạo. Chọn ít nhất một đơn vị và số phiếu từ 1 trở lên.",
        en: "there is no response to make. Choose at least one unit and one response or more.")
    case .unknownUnit:
      LocalizedText(
        vi: "đơn vị có mã «{value}» không nằm trong danh sách đơn vị được mô phỏng. Thêm đơn vị"
          + " hoặc sửa mã.",
        en: "the unit with code “{value}” is not among the simulated units. Add it or correct the"
          + " code.")
    case .repeatedUnit:
      LocalizedText(
        vi: "đơn vị có mã «{value}» được nêu hai lần. Bỏ một lần.",
        en: "the unit with code “{value}” is named twice. Remove one.")
    case .repeatedFileName:
      LocalizedText(
        vi: "hai tệp cùng tên «{value}», tệp sau sẽ ghi đè tệp trước. Đổi tên một tệp.",
        en: "two files are called “{value}” and the second would replace the first. Rename one.")
    case .unusableFileName:
      LocalizedText(
        vi: "«{value}» không dùng làm tên tệp được: tên không được trống, không có dấu / và không"
          + " bắt đầu bằng dấu chấm.",
        en: "“{value}” cannot be a file name: it must not be empty, hold a / or begin with a dot.")
    case .unknownOriginal:
      LocalizedText(
        vi: "tệp chép lại từ «{value}», nhưng không có tệp nào tên như vậy đứng trước nó.",
        en: "the file copies “{value}”, but no file of that name comes before it.")
    case .unknownItem:
      LocalizedText(
        vi: "lỗi cố ý nhắc câu hỏi «{value}» không có trong mẫu phiếu. Sửa mã câu hỏi.",
        en: "a planted fault names the item “{value}”, which the questionnaire does not have."
          + " Correct the id.")
    case .unknownOption:
      LocalizedText(
        vi: "lỗi cố ý trả lời «{value}», phương án không có ở câu này. Dùng một mã trong: {codes}.",
        en: "a planted fault answers “{value}”, which is no option of this item. Use one of:"
          + " {codes}.")
    case .responseOutOfRange:
      LocalizedText(
        vi: "lỗi cố ý nhắc phiếu số {value} của đơn vị {unit}, nhưng đơn vị chỉ có {count} phiếu.",
        en: "a planted fault names response {value} of unit {unit}, which has only {count}.")
    case .faultWithoutColumn:
      LocalizedText(
        vi: "lỗi cố ý «{value}» ở phiếu số {response} của đơn vị {unit} không đặt được vì tệp không"
          + " có cột cho nó. Chọn kiểu tệp khác hoặc bỏ lỗi này.",
        en: "the planted fault “{value}” in response {response} of unit {unit} cannot be placed:"
          + " the file has no column for it. Choose another style of file or drop the fault.")
    case .faultDoesNotApply:
      LocalizedText(
        vi: "lỗi cố ý «{value}» ở phiếu số {response} của đơn vị {unit} không thành lỗi: trong"
          + " phiếu này câu hỏi được hỏi (hoặc không được hỏi) trái với ý định. Chọn phiếu khác.",
        en: "the planted fault “{value}” in response {response} of unit {unit} would be no fault:"
          + " whether the item is asked there is not what it needs. Choose another response.")
    case .unencodableText:
      LocalizedText(
        vi: "bảng mã {encoding} không có ký tự «{value}». Chọn kiểu tệp khác hoặc đơn vị khác cho"
          + " tệp này.",
        en: "{encoding} has no character “{value}”. Choose another style or other units for this"
          + " file.")
    case .unwritableFolder:
      LocalizedText(
        vi: "không ghi được vào thư mục: {reason}. Kiểm tra đường dẫn, quyền ghi và chỗ trống.",
        en: "the folder cannot be written to: {reason}. Check path, permission and free space.")
    }
  }
}
