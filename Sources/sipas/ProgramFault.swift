import Findings
import Responses

/// What can be wrong with a workspace or a command before any module is asked.
enum ProgramFault: String, ProblemCode {
  case notAWorkspace = "CLI001"
  case workspaceExists = "CLI002"
  case unknownRound = "CLI003"
  case noRound = "CLI004"
  case severalRounds = "CLI005"
  case unknownQuestionnaire = "CLI006"
  case libraryNotFound = "CLI007"
  case unknownProvince = "CLI008"
  case cannotWrite = "CLI009"
  case notInForce = "CLI010"
  case noResponses = "CLI011"
  case unknownUnit = "CLI012"
  case noCriteria = "CLI013"
  case duplicateRound = "CLI014"
  case noPlan = "CLI015"
  case badRoundID = "CLI016"
  case batchOfOtherRound = "CLI017"
  case noFiles = "CLI018"
  case simulatedFile = "CLI019"
  case unfinishedImport = "CLI020"
  case passedOverFile = "CLI021"
  case noValidResponse = "CLI022"
  case rowsWaiting = "CLI023"
  case nothingReceived = "CLI024"
  case reportNotWritten = "CLI025"
  case notSampleProvince = "CLI026"

  var severity: Severity {
    switch self {
    case .unfinishedImport, .passedOverFile, .noValidResponse: .warning
    case .rowsWaiting, .nothingReceived: .note
    default: .error
    }
  }

  var message: LocalizedText {
    switch self {
    case .notAWorkspace:
      LocalizedText(
        vi:
          "thư mục {folder} không có tệp sipas.yaml. Chạy «sipas init» ở đây hoặc thêm --workspace.",
        en: "the folder {folder} has no sipas.yaml. Run “sipas init” here or add --workspace.")
    case .workspaceExists:
      LocalizedText(
        vi: "thư mục {folder} đã có sipas.yaml; không ghi đè. Chọn thư mục khác.",
        en:
          "the folder {folder} has a sipas.yaml already; nothing was overwritten. Choose another folder."
      )
    case .unknownRound:
      LocalizedText(
        vi: "không có đợt «{value}» trong sipas.yaml{suggestion}. Các đợt: {allowed}.",
        en: "sipas.yaml has no round “{value}”{suggestion}. Rounds: {allowed}.")
    case .noRound:
      LocalizedText(
        vi: "sipas.yaml chưa khai báo đợt khảo sát nào. Thêm một mục dưới «rounds».",
        en: "sipas.yaml declares no survey round. Add one under “rounds”.")
    case .severalRounds:
      LocalizedText(
        vi: "có nhiều đợt ({allowed}). Thêm --round để chọn một đợt.",
        en: "there are several rounds ({allowed}). Add --round to choose one.")
    case .unknownQuestionnaire:
      LocalizedText(
        vi:
          "không thấy mẫu phiếu «{value}»{suggestion}. Có sẵn: {allowed}; hoặc ghi đường dẫn thư mục.",
        en: "there is no questionnaire “{value}”{suggestion}. Shipped: {allowed}; or give a folder."
      )
    case .libraryNotFound:
      LocalizedText(
        vi:
          "không thấy thư mục Questionnaires và SampleData của sipas. Đặt biến SIPAS_LIBRARY trỏ tới thư mục chứa chúng.",
        en:
          "the folders Questionnaires and SampleData of sipas are not found. Let SIPAS_LIBRARY point to the folder that holds them."
      )
    case .unknownProvince:
      LocalizedText(
        vi:
          "không có tỉnh, thành phố mã «{value}» vào ngày {day:day}. Danh mục có sẵn bắt đầu từ {first:day}: "
          + "kiểm tra mã và ngày. Xem mã tỉnh bằng «sipas agencies list».",
        en:
          "there is no province with code “{value}” on {day:day}. The shipped lists begin on {first:day}: "
          + "check code and day. See the codes with “sipas agencies list”.")
    case .cannotWrite:
      LocalizedText(
        vi: "không ghi được {path}: {reason}. Chọn nơi khác, hoặc xin quyền ghi.",
        en: "{path} cannot be written: {reason}. Choose another place, or get write permission.")
    case .reportNotWritten:
      LocalizedText(
        vi: "không ghi được báo cáo vào {path}: {reason}. Thêm --output và một thư mục ghi được, "
          + "ví dụ --output /tmp/bao-cao.",
        en:
          "the report cannot be written to {path}: {reason}. Add --output and a folder that can be "
          + "written, as in --output /tmp/report.")
    case .notSampleProvince:
      LocalizedText(
        vi: "--style tinh-mau chỉ dùng được với các đơn vị và mẫu phiếu của tỉnh mẫu (sipas demo), "
          + "nên không tạo tệp nào. Với thư mục làm việc khác: bỏ --style, hoặc chọn dạng khác.",
        en:
          "--style tinh-mau fits only units and questionnaire of the sample province (sipas demo), "
          + "so no file was made. In another workspace leave out --style, or choose another one.")
    case .nothingReceived:
      LocalizedText(
        vi: "đợt {round} chưa có phiếu nào: bảng chỉ có chỉ tiêu. Nhập phiếu bằng «sipas import».",
        en:
          "the round {round} has no responses yet: the board shows targets only. Import responses "
          + "with “sipas import”.")
    case .notInForce:
      LocalizedText(
        vi:
          "{what} «{value}» chưa hoặc không còn hiệu lực vào ngày {day:day} (hiệu lực {validity:day}).",
        en: "{what} “{value}” is not in force on {day:day} (in force {validity:day}).")
    case .noResponses:
      LocalizedText(
        vi: "đợt {round} chưa có phiếu nào. Chạy «sipas import» trước.",
        en: "the round {round} has no responses yet. Run “sipas import” first.")
    case .unknownUnit:
      LocalizedText(
        vi: "không có đơn vị mã «{value}»{suggestion}. Xem mã bằng «sipas agencies list -w .».",
        en: "there is no unit “{value}”{suggestion}. See the codes with “sipas agencies list -w .”."
      )
    case .noCriteria:
      LocalizedText(
        vi:
          "sipas.yaml chưa nêu bộ tiêu chí CCHC. Thêm dòng «criteria: par-unit-sample» (hoặc thư mục của "
          + "tỉnh) ở đầu tệp, ngang với «rounds», không thụt vào.",
        en:
          "sipas.yaml names no PAR criteria set. Add “criteria: par-unit-sample” (or a folder of your "
          + "own) near its top, level with “rounds”, not indented."
      )
    case .noPlan:
      LocalizedText(
        vi:
          "đợt này chưa có plan.yaml nên không biết tạo bao nhiêu phiếu. Thêm «plan» hoặc --rows.",
        en:
          "the round has no plan.yaml, so the number of responses is unknown. Add “plan”, or --rows."
      )
    case .badRoundID:
      LocalizedText(
        vi:
          "id đợt «{value}» không dùng được: chỉ gồm chữ không dấu, chữ số, gạch nối và gạch dưới, ví dụ 2025 hoặc 2025-dot-2.",
        en:
          "the round id “{value}” cannot be used: only plain letters, digits, hyphen and underscore, as in 2025 or 2025-b."
      )
    case .batchOfOtherRound:
      LocalizedText(
        vi:
          "lần nhập {batch} thuộc đợt {value}, không phải đợt {round}. Thêm --round {value} nếu đúng là lần nhập này.",
        en:
          "import {batch} belongs to round {value}, not {round}. Add --round {value} if it is the one you mean."
      )
    case .noFiles:
      LocalizedText(
        vi: "không có tệp phiếu nào trong {value}. Tệp đọc được có đuôi {endings}.",
        en: "there is no response file in {value}. Files that can be read end in {endings}.")
    case .simulatedFile:
      LocalizedText(
        vi:
          "đây là phiếu MÔ PHỎNG (tên tệp bắt đầu bằng «mo-phong-»), còn {round} là đợt thật. Chưa nhập "
          + "gì cả. Nhập vào thư mục làm việc tập huấn (tạo bằng `sipas init --simulated`), hoặc bỏ tệp này ra.",
        en:
          "this file holds SIMULATED answers (its name begins with “mo-phong-”), and {round} is a real "
          + "round. Nothing was imported. Import it into a training workspace (made by "
          + "`sipas init --simulated`), or take the file away.")
    case .passedOverFile:
      LocalizedText(
        vi:
          "tệp này không được đọc vì không phải bảng tính. Nếu có phiếu ở trong: giải nén, hoặc mở "
          + "rồi lưu lại thành .xlsx hay .csv.",
        en:
          "this file was not read, it is no table. If it holds responses: unpack it, or open it and "
          + "save it as .xlsx or .csv.")
    case .noValidResponse:
      LocalizedText(
        vi:
          "đợt {round} không có phiếu hợp lệ nào trong {count} phiếu đã nhập, nên chưa có chỉ số: "
          + "{reasons}.",
        en:
          "of {count} {count:response|responses} in round {round} none is valid, so there is no index: {reasons}."
      )
    case .rowsWaiting:
      LocalizedText(
        vi: "{count} dòng bị từ chối còn chờ sửa: sipas imports open",
        en: "{count} refused {count:row waits|rows wait} to be mended: sipas imports open")
    case .unfinishedImport:
      LocalizedText(
        vi:
          "lần nhập {batch} còn dở dang: kết quả chỉ tính trên phần đã nhập. Chạy lại đúng lệnh nhập đó để làm tiếp, hoặc bỏ lần nhập: sipas imports undo {batch}.",
        en:
          "import {batch} is unfinished: results cover only what is in. Run the same import again to go on, or drop it: sipas imports undo {batch}."
      )
    case .duplicateRound:
      LocalizedText(
        vi: "đợt «{value}» được khai báo hai lần. Đổi id của một đợt.",
        en: "the round “{value}” is declared twice. Change the id of one.")
    }
  }
}

extension ProgramFault {
  func words(for facts: [String: String], in language: Language) -> [String: String] {
    guard self == .noValidResponse else { return [:] }
    let reasons = InvalidReason.allCases.compactMap { reason in
      facts[reason.rawValue].map { "\($0) " + reason.clause(for: $0, facts)[language] }
    }
    return ["reasons": reasons.joined(separator: ", ")]
  }

  /// The warning that an import is running or was interrupted.
  static func unfinished(_ batch: Int64) -> Problem {
    Problem(ProgramFault.unfinishedImport, ["batch": "\(batch)"])
  }
}

extension InvalidReason {
  /// What follows a number of responses in a message.
  fileprivate func clause(for count: String, _ facts: [String: String]) -> LocalizedText {
    switch self {
    case .tooFewAnswers:
      let percent = facts["leastShare"] ?? ""
      return LocalizedText(
        vi: "phiếu trả lời dưới \(percent) % câu hỏi",
        en: "answered less than \(percent) % of the items")
    case .requiredItemMissing:
      return LocalizedText(
        vi: "phiếu thiếu câu bắt buộc",
        en: count == "1" ? "lacks a required item" : "lack a required item")
    }
  }
}
