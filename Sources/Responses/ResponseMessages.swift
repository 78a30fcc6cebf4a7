import Findings

extension ResponseFault {
  /// Wording of faults of headers and mapping files.
  var mappingMessage: LocalizedText? {
    switch self {
    case .unknownColumn:
      LocalizedText(
        vi: "không biết cột «{value}» là câu hỏi nào{suggestion}, nên cột này bị bỏ qua. "
          + "Sửa tiêu đề hoặc ghép cột trong tệp ghép cột.",
        en: "column “{value}” is no known item{suggestion}, so it is left out. "
          + "Correct the header or map the column in the mapping file.")
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
        vi: "trang tính bị ẩn nên không nhập. Bỏ ẩn, hoặc yêu cầu nhập cả trang ẩn.",
        en: "the sheet is hidden and not imported. Unhide it or ask for hidden sheets.")
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
    default: nil
    }
  }

  /// Wording of faults of the run as a whole.
  var runMessage: LocalizedText {
    switch self {
    case .conflict:
      LocalizedText(
        vi: "phiếu «{identity}» đã có với nội dung khác, từ {stored}. Kiểm tra bản nào đúng, rồi "
          + "nhập lại với --on-conflict keep (giữ bản cũ) hoặc replace (lấy bản mới).",
        en: "response “{identity}” is stored with other content, from {stored}. Find out which is "
          + "right and import again with --on-conflict keep or replace.")
    case .equalWithoutID:
      LocalizedText(
        vi: "{count} hàng không có mã phiếu giống hệt phiếu đã lưu nên được tính là trùng. "
          + "Nếu là phiếu của người khác, thêm cột «Số phiếu».",
        en: "{count} rows without an id equal stored responses and count as unchanged. "
          + "If they are other respondents, add a column “sheet number”.")
    case .conflictsBeforeInterruption:
      LocalizedText(
        vi: "{count} hàng của lần chạy bị gián đoạn đã gặp phiếu có nội dung khác, nên đợt nhập "
          + "được trả lại. Chạy lại cùng lệnh để thấy từng hàng.",
        en: "{count} rows of the interrupted run met stored responses with other content, so the "
          + "batch was taken back. Run the same command again to see each row.")
    case .mixedRejectFiles:
      LocalizedText(
        vi: "tệp lỗi của các đợt nhập khác nhau ({batches}) hoặc lẫn tệp thường. "
          + "Nhập riêng từng đợt.",
        en: "reject files of different batches ({batches}), or other files with them. "
          + "Import each batch by itself.")
    case .allOrNothing:
      LocalizedText(
        vi: "có {count} hàng hoặc trang bị từ chối nên không lưu gì (--all-or-nothing). "
          + "Sửa rồi nhập lại.",
        en: "{count} rows or sheets were refused, so nothing was stored (--all-or-nothing). "
          + "Correct them and import again.")
    case .rejectFileNotWritten:
      LocalizedText(
        vi: "không ghi được tệp lỗi «{path}»: {reason}. Kiểm tra thư mục và quyền ghi.",
        en: "the reject file “{path}” could not be written: {reason}. Check folder and permission.")
    case .interrupted:
      LocalizedText(
        vi: "đã dừng giữa chừng; phần đã lưu vẫn còn. Chạy lại cùng lệnh để nhập tiếp.",
        en: "stopped half-way; what was stored stays. Run the same command to go on.")
    default:
      LocalizedText(
        vi: "còn {count} phát hiện nữa không liệt kê ở đây; tệp lỗi có đủ.",
        en: "{count} more findings are not listed here; the reject file has them all.")
    }
  }
}
