import Findings

extension ResponseFault {
  /// Wording of faults of headers and mapping files.
  var mappingMessage: LocalizedText? {
    switch self {
    case .unknownColumn:
      LocalizedText(
        vi: "cột «{value}» không thuộc mẫu phiếu{suggestion}, nên không được nhập. Nếu là câu trả "
          + "lời: sửa tiêu đề. Nếu không cần: ghi «ignore» cho cột này trong tệp ghép cột "
          + "cot-<đợt>.yaml để không bị nhắc nữa.",
        en:
          "column “{value}” is not in the questionnaire{suggestion}, so it is not imported. If it "
          + "holds answers: correct its header. If not: write “ignore” for it in the mapping file "
          + "cot-<round>.yaml, and it is not mentioned again.")
    case .duplicateHeader:
      LocalizedText(
        vi: "tiêu đề «{value}» đã có ở cột {first}. Đổi tên hoặc bỏ một cột.",
        en: "the header “{value}” stands in column {first} already. Rename or remove one.")
    case .mappedTwice:
      LocalizedText(
        vi: "cột «{value}» và cột {first} cùng là {target}. Chỉ giữ một cột.",
        en: "column “{value}” and column {first} are both {target}. Keep only one.")
    case .requiredItemWithoutColumn:
      LocalizedText(
        vi: "không có cột cho câu hỏi bắt buộc {item} («{text}»). Thêm cột có tiêu đề «{item}».",
        en: "no column for the required item {item} (“{text}”). Add a column headed “{item}”.")
    case .unitColumnMissing:
      LocalizedText(
        vi: "không có cột đơn vị được đánh giá. Thêm cột «Mã đơn vị», "
          + "hoặc dùng --unit nếu cả tệp của một đơn vị.",
        en: "no column for the unit assessed. Add a column “unit”, "
          + "or use --unit if the whole file is of one unit.")
    case .ambiguousHeader:
      LocalizedText(
        vi: "tiêu đề «{value}» có thể là nhiều câu hỏi: {items}. Thay bằng mã câu hỏi.",
        en: "the header “{value}” can be several items: {items}. Put the item's id instead.")
    case .noItemColumn:
      LocalizedText(
        vi: "trang tính không có cột nào của mẫu phiếu {questionnaire} nên không nhập.",
        en: "no column of the questionnaire {questionnaire}, so the sheet is not imported.")
    case .hiddenSheet:
      LocalizedText(
        vi:
          "trang tính bị ẩn nên không nhập. Nếu đúng là phiếu: bỏ ẩn, hoặc thêm --sheet «{sheet}».",
        en: "the sheet is hidden and not imported. If it holds responses: unhide it, or add "
          + "--sheet “{sheet}”.")
    case .itemsWithoutColumn:
      LocalizedText(
        vi:
          "tệp thiếu {count} trong {total} câu hỏi của mẫu phiếu: {items}. Các câu này bị tính là "
          + "không trả lời. Kiểm tra xem có đúng tệp, đúng mẫu phiếu không. Nếu vốn không hỏi: ghi "
          + "«notAsked: [{items}]» ở mục signature {signature} của tệp ghép cột cot-<đợt>.yaml để không bị "
          + "nhắc nữa.",
        en:
          "{count} of the {total} {total:item|items} {count:has|have} no column: {items}. "
          + "{count:It counts|They count} as not answered. Check "
          + "whether it is the right file and questionnaire. If nobody was asked {count:it|them}: write "
          + "“notAsked: [{items}]” under signature {signature} in the mapping file cot-<round>.yaml, and it "
          + "is not mentioned again.")
    case .unknownItem:
      LocalizedText(
        vi: "không có câu hỏi «{value}»{suggestion} trong mẫu phiếu. Ghi mã câu hỏi như trong "
          + "`sipas questionnaire show`.",
        en: "the questionnaire has no item “{value}”{suggestion}. Write ids as in "
          + "`sipas questionnaire show`.")
    case .notAMappingFile:
      LocalizedText(
        vi: "không phải tệp ghép cột: dòng đầu phải là «schema: sipas.mapping/1».",
        en: "not a mapping file: it must begin with “schema: sipas.mapping/1”.")
    case .badColumnLetters:
      LocalizedText(
        vi: "«{value}» không phải tên cột. Viết như bảng tính: A, B, …, AA.",
        en: "“{value}” is no column. Write it as a spreadsheet does: A, B, …, AA.")
    case .unknownTarget:
      LocalizedText(
        vi: "không có «{value}»{suggestion} để ghép. Viết item:<mã câu hỏi>, "
          + "option:<mã>/<lựa chọn>, field:<tên> hoặc ignore.",
        en: "there is no “{value}”{suggestion} to map to. Write item:<id>, option:<id>/<code>, "
          + "field:<name> or ignore.")
    default: spellingMessage
    }
  }

  private var spellingMessage: LocalizedText? {
    switch self {
    case .unknownSpelledUnit:
      LocalizedText(
        vi: "«{value}» không phải mã đơn vị nào được đánh giá của tỉnh này{suggestion}. Ghi mã như "
          + "trong `sipas agencies list -w .`.",
        en:
          "“{value}” is no code of a unit assessed in this province{suggestion}. Write the code as "
          + "in `sipas agencies list -w .`.")
    case .spellingIsName:
      LocalizedText(
        vi:
          "«{value}» vốn là {unit} ({code}), không thể nghĩa là {other}. Bỏ dòng này hoặc sửa mã.",
        en: "“{value}” is {unit} ({code}) by itself and cannot mean {other}. Remove the line or "
          + "correct the code.")
    case .spellingTwice:
      LocalizedText(
        vi: "«{value}» và «{other}» là một cách ghi mà chỉ hai đơn vị khác nhau. Bỏ một dòng.",
        en: "“{value}” and “{other}” are one spelling but name two units. Remove one line.")
    default: nil
    }
  }

  /// Wording of faults of the run as a whole.
  var runMessage: LocalizedText {
    switch self {
    case .mixedRejectFiles:
      LocalizedText(
        vi: "tệp của các lần nhập khác nhau trong cùng một lệnh, nên không nhập gì. Tệp → lần "
          + "nhập («–» là tệp thường): {files}. Nhập riêng tệp từ chối của từng lần nhập, rồi đến tệp "
          + "thường.",
        en:
          "files of different imports in one command, so nothing is imported. File → import "
          + "(“–” is no reject file): {files}. Import the reject files of each import by themselves, then the other files."
      )
    case .batchTakenBack:
      LocalizedText(
        vi:
          "lần nhập {batch} không còn gì trong kho, nên các hàng đã sửa vào lần nhập mới{value}. "
          + "Các hàng khác của tệp gốc không có trong kho: nhập lại cả tệp gốc nếu cần.",
        en: "nothing of import {batch} is in the store, so the mended rows make a new import"
          + "{value}. Other rows of the file are not in: import the whole file again if needed.")
    case .importedBefore:
      LocalizedText(
        vi: "đúng tệp này đã nhập ở lần nhập {batch}, lúc {time:day}.",
        en: "this very file came in import {batch}, at {time:day}.")
    case .givenTwice:
      LocalizedText(
        vi:
          "tệp này giống hệt «{first}» trong cùng lệnh, nên phiếu của nó không được tính lần hai.",
        en: "this file is the same as “{first}” of the same command, so its responses do not count "
          + "twice.")
    case .identitiesApart:
      LocalizedText(
        vi:
          "dữ liệu cá nhân ở {count} cột được cất riêng, không ra cùng câu trả lời: {columns}. Tệp "
          + "từ chối của tệp này, nếu có, vẫn mang các cột đó: giữ như giữ tệp gốc.",
        en: "personal data in {count} {count:column is|columns are} kept apart and never leave "
          + "with the answers: {columns}. A reject file of this file carries {count:it|them} all the "
          + "same: keep it like the original.")
    case .allOrNothing:
      LocalizedText(
        vi: "có {count} hàng hoặc trang bị từ chối nên không lưu gì (--all-or-nothing). "
          + "Sửa rồi nhập lại.",
        en:
          "{count} {count:row or sheet was|rows or sheets were} refused, so nothing was stored (--all-or-nothing). "
          + "Correct {count:it|them} and import again.")
    case .rejectFileNotWritten:
      LocalizedText(
        vi: "không ghi được tệp từ chối «{path}»: {reason}. Kiểm tra thư mục và quyền ghi.",
        en: "the reject file “{path}” could not be written: {reason}. Check folder and permission.")
    case .interrupted:
      LocalizedText(
        vi: "đã dừng giữa chừng; phần đã lưu vẫn còn. Chạy lại cùng lệnh để nhập tiếp.",
        en: "stopped half-way; what was stored stays. Run the same command to go on.")
    default:
      LocalizedText(
        vi: "còn {count} phát hiện nữa không liệt kê ở đây; tệp từ chối có đủ.",
        en:
          "{count} more {count:finding is|findings are} not listed here; the reject file has all of "
          + "them.")
    }
  }
}
