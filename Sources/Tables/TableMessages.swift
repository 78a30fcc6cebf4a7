import Findings

extension TableFault {
  public var message: LocalizedText {
    fileMessage ?? textMessage ?? workbookMessage ?? LocalizedText(vi: rawValue, en: rawValue)
  }

  private var fileMessage: LocalizedText? {
    switch self {
    case .fileMissing:
      LocalizedText(
        vi: "không có tệp này; kiểm tra lại đường dẫn và tên tệp",
        en: "there is no such file; check the path and the name")
    case .isFolder:
      LocalizedText(
        vi: "đây là thư mục, không phải tệp; hãy chỉ tên từng tệp trong thư mục",
        en: "this is a folder, not a file; name the files inside it")
    case .unreadable:
      LocalizedText(
        vi: "không đọc được tệp ({reason}); kiểm tra quyền đọc và ổ đĩa",
        en: "the file cannot be read ({reason}); check permissions and the disk")
    case .emptyFile:
      LocalizedText(
        vi: "tệp rỗng, không có hàng nào; xin người gửi gửi lại",
        en: "the file is empty, it has no rows; ask the sender for it again")
    case .notATable:
      LocalizedText(
        vi:
          "không phải tệp bảng mà là {found} nên không đọc được; hãy xin người gửi bảng tính .xlsx hoặc "
          + ".csv, hoặc mở bằng Excel rồi lưu lại thành một trong hai dạng đó",
        en:
          "this is not a table but {found} and cannot be read; ask the sender for an .xlsx or .csv "
          + "table, or open it in Excel and save it as one of these")
    case .openDocument:
      LocalizedText(
        vi: "tệp .ods của LibreOffice chưa đọc được; hãy mở tệp rồi lưu lại thành .xlsx",
        en: "LibreOffice .ods files are not read; open the file and save it as .xlsx")
    case .passwordProtected:
      LocalizedText(
        vi: "tệp được đặt mật khẩu; hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại thành .xlsx",
        en: "the file has a password; open it in Excel, remove the password and save it as .xlsx")
    case .otherOffice:
      LocalizedText(
        vi:
          "đây là {found}, không phải bảng tính .xlsx; hãy lưu lại thành .xlsx, tệp nén thì giải nén",
        en: "this is {found}, not an .xlsx workbook; save it as .xlsx, or unpack an archive")
    case .fileTooLarge:
      LocalizedText(
        vi: "tệp .xls lớn {size}, chỉ đọc được đến {limit}; hãy lưu lại thành .xlsx",
        en: "the .xls file has {size}, only up to {limit} is read; save it as .xlsx")
    case .notWritten:
      LocalizedText(
        vi: "không ghi được tệp ({reason}); kiểm tra quyền ghi và chỗ trống trên đĩa",
        en: "the file cannot be written ({reason}); check permissions and free space")
    case .textTooLong:
      LocalizedText(
        vi: "ô có {length} ký tự, Excel chỉ nhận {limit}; hãy xuất ra CSV",
        en:
          "the cell has {length} {length:character|characters}, Excel takes {limit}; export as CSV instead"
      )
    default: nil
    }
  }

  private var textMessage: LocalizedText? {
    switch self {
    case .encodingUnclear:
      LocalizedText(
        vi:
          "không nhận ra bảng mã chữ Việt của tệp (có thể là {candidates}); mở bằng Excel rồi lưu "
          + "lại thành «CSV UTF-8», hoặc ghi rõ bảng mã, ví dụ --encoding tcvn3 (trong đặc tả của "
          + "sipas estimate: data: {file: …, encoding: tcvn3})",
        en: "the encoding of the file is unclear (it may be {candidates}); save it from Excel as "
          + "“CSV UTF-8”, or say the encoding, for example --encoding tcvn3 (in a spec of "
          + "sipas estimate: data: {file: …, encoding: tcvn3})")
    case .encodingDetected:
      LocalizedText(
        vi: "tệp được đọc theo bảng mã {encoding}, độ tin cậy {confidence}; "
          + "nếu chữ sai, hãy nói rõ bằng --encoding (trong đặc tả: «encoding»)",
        en: "the file is read as {encoding}, confidence {confidence}; "
          + "if the letters are wrong, give --encoding (in a spec: “encoding”)")
    case .badBytes:
      LocalizedText(
        vi: "ô «{value}» có byte không thuộc bảng mã {encoding}; "
          + "hãy lưu lại thành UTF-8 hoặc chọn --encoding (trong đặc tả: «encoding») khác",
        en: "cell «{value}» has bytes that are not {encoding}; "
          + "save the file as UTF-8 or choose another --encoding (in a spec: “encoding”)")
    case .nulByte:
      LocalizedText(
        vi: "có byte NUL, tệp bị hỏng hoặc không phải văn bản; hãy xuất lại tệp từ nguồn",
        en: "there is a NUL byte, the file is damaged or not text; export it again")
    case .quoteNotClosed:
      LocalizedText(
        vi: "dấu \" mở ở hàng này không được đóng cho đến hết tệp; "
          + "thêm dấu \" đóng, hoặc viết \"\" cho dấu \" trong chữ",
        en: "the quote opened in this row is never closed; "
          + "close it, or write \"\" for a quote inside the text")
    case .textAfterQuote:
      LocalizedText(
        vi: "ô «{value}» có chữ sau dấu \" đóng; viết \"\" cho dấu \" trong chữ",
        en: "cell «{value}» has text after its closing quote; "
          + "write \"\" for a quote inside the text")
    case .strayQuote:
      LocalizedText(
        vi: "ô «{value}» có dấu \" giữa chữ, được giữ nguyên; kiểm tra xem có thiếu dấu \" đầu ô",
        en: "cell «{value}» has a quote inside, kept as it is; "
          + "check whether the opening quote is missing")
    case .recordTooLong:
      LocalizedText(
        vi: "một hàng dài hơn {limit}; có lẽ thiếu dấu \" đóng hoặc tệp không phải bảng",
        en: "a row is longer than {limit}; perhaps a closing quote is missing or it is no table")
    case .tooManyColumns:
      LocalizedText(
        vi: "hàng có hơn {limit} cột; kiểm tra dấu phân cách hoặc xóa các cột thừa",
        en:
          "the row has more than {limit} {limit:column|columns}; check the delimiter or delete spare columns"
      )
    case .moreFindings:
      LocalizedText(
        vi: "còn {count} phát hiện nữa không liệt kê; sửa các lỗi trên rồi đọc lại",
        en:
          "{count} more {count:finding is|findings are} not listed; correct the above and read again"
      )
    default: nil
    }
  }

  private var workbookMessage: LocalizedText? {
    switch self {
    case .damagedWorkbook:
      LocalizedText(
        vi: "bảng tính bị hỏng, không đọc được; mở bằng Excel rồi lưu lại thành .xlsx, nếu Excel "
          + "cũng không mở được thì xin người gửi gửi lại (chi tiết: {detail})",
        en:
          "the workbook is damaged and cannot be read; open it in Excel and save it as .xlsx, and "
          + "if Excel cannot open it either, ask the sender again (detail: {detail})")
    case .unpacksTooLarge:
      LocalizedText(
        vi: "phần {entry} bung ra quá giới hạn {limit}, có thể là bom nén; không đọc tệp này",
        en: "part {entry} unpacks beyond {limit}, perhaps a zip bomb; the file is not read")
    case .sheetMissing:
      LocalizedText(
        vi: "không có trang tính «{sheet}»; tệp có: {sheets}",
        en: "there is no sheet «{sheet}»; the file has: {sheets}")
    case .outOfOrder:
      LocalizedText(
        vi: "hàng hoặc ô không theo thứ tự ({cell}); hãy mở bằng Excel rồi lưu lại",
        en: "rows or cells are out of order ({cell}); open the file in Excel and save it again")
    case .documentType:
      LocalizedText(
        vi: "phần {entry} có khai báo DOCTYPE, bảng tính thật không có; không đọc tệp này",
        en: "part {entry} has a DOCTYPE, which real workbooks never have; the file is not read")
    case .hiddenSheet:
      LocalizedText(
        vi: "trang tính này bị ẩn, vẫn được đọc; hãy xóa nếu không cần",
        en: "this sheet is hidden and read all the same; delete it if it is not needed")
    case .hiddenRows:
      LocalizedText(
        vi: "{count} hàng bị ẩn ({rows}), vẫn được đọc; hãy xóa nếu không cần",
        en: "{count} {count:row is|rows are} hidden ({rows}) and read all the same; delete what is "
          + "not needed")
    case .hiddenColumns:
      LocalizedText(
        vi: "cột bị ẩn ({columns}), vẫn được đọc; hãy xóa nếu không cần",
        en: "columns are hidden ({columns}) and read all the same; delete those not needed")
    case .mergedCells:
      LocalizedText(
        vi: "{count} vùng ô gộp ({ranges}): giá trị nằm ở ô đầu, các ô khác để trống",
        en: "{count} merged {count:range|ranges} ({ranges}): the first cell has the value, the "
          + "others are blank")
    case .formulaWithoutValue:
      LocalizedText(
        vi: "công thức {value} chưa có giá trị lưu; hãy mở bằng Excel, tính lại rồi lưu",
        en: "formula {value} has no stored value; open the file in Excel, calculate and save it")
    default: nil
    }
  }
}
