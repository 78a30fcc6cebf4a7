import Findings

/// What can be wrong with a store or with what is asked of it.
public enum StoreFault: String, ProblemCode {
  /// The folder that should hold the store does not exist.
  case folderMissing = "STO001"
  /// There is no store at the path.
  case storeMissing = "STO002"
  /// The file is not an SQLite database.
  case notADatabase = "STO003"
  /// The database belongs to another program.
  case foreignDatabase = "STO004"
  /// A newer version of sipas wrote the store.
  case newerVersion = "STO005"
  /// Pages of the file are damaged or missing.
  case damaged = "STO006"
  /// The file or its folder cannot be written.
  case readOnly = "STO007"
  /// No room is left on the disk.
  case diskFull = "STO008"
  /// Another import or undo is running.
  case importRunning = "STO009"
  /// Another program holds the database.
  case busy = "STO010"
  /// Reading or writing failed for another reason.
  case accessFailed = "STO011"
  /// A rule of the schema refused a row.
  case ruleBroken = "STO012"
  /// No round has the id.
  case unknownRound = "STO013"
  /// The round exists with another questionnaire or method.
  case roundDiffers = "STO014"
  /// The definition bytes are not those the digest was made of.
  case definitionDiffers = "STO015"
  /// An unfinished batch of other files has to be finished or undone first.
  case unfinishedBatch = "STO016"
  /// No batch has the number.
  case unknownBatch = "STO017"
  /// The batch takes no rows, because it is not the one that was begun.
  case batchNotOpen = "STO018"
  /// The rows were committed already.
  case rowsCommitted = "STO019"
  /// A response does not fit the questionnaire of its round.
  case responseDoesNotFit = "STO020"
  /// The batch was undone or reverted before.
  case batchNotUndoable = "STO021"
  /// A row points to something that is not there.
  case danglingReference = "STO022"
  /// The cell table does not say what the responses say.
  case cellsDiffer = "STO023"
  /// The counts of a batch do not agree with the responses.
  case batchCountsDiffer = "STO024"
  /// Entries of the journal are missing.
  case journalGap = "STO025"
  /// A reject file was written by another store.
  case foreignRejectFile = "STO026"
  /// A reject file is of a batch of another round.
  case rejectFileOfOtherRound = "STO027"

  public var severity: Severity { .error }

  /// The wording of every code.
  public static let catalogue = MessageCatalogue(StoreFault.self)

  public var message: LocalizedText { openingMessage ?? contentMessage }

  private var openingMessage: LocalizedText? {
    switch self {
    case .folderMissing:
      LocalizedText(
        vi: "Không có thư mục {folder}. Hãy tạo thư mục hoặc sửa đường dẫn.",
        en: "There is no folder {folder}. Create it or correct the path.")
    case .storeMissing:
      LocalizedText(
        vi: "Chưa có kho dữ liệu {path}. Kho được tạo khi nhập phiếu lần đầu: `sipas import`.",
        en: "There is no store {path} yet. The first `sipas import` makes it.")
    case .notADatabase:
      LocalizedText(
        vi: "Tệp {path} không phải là kho dữ liệu sipas. Tệp được giữ nguyên; hãy chọn tệp khác.",
        en: "File {path} is not a sipas store. It was left as it is; choose another file.")
    case .foreignDatabase:
      LocalizedText(
        vi: """
          Tệp {path} là cơ sở dữ liệu của chương trình khác (application_id {value}). \
          Tệp được giữ nguyên; hãy chọn tệp khác.
          """,
        en: """
          File {path} is the database of another program (application_id {value}). \
          It was left as it is; choose another file.
          """)
    case .newerVersion:
      LocalizedText(
        vi: """
          Kho {path} do bản sipas mới hơn ghi (dạng kho số {value}, bản đang chạy chỉ đọc được đến \
          số {known}). Kho được giữ nguyên; hãy cài bản sipas mới.
          """,
        en: """
          Store {path} was written by a newer sipas (store form {value}, this one reads up to \
          {known}). It was left as it is; install the newer version.
          """)
    case .damaged:
      LocalizedText(
        vi: """
          Kho {path} bị hỏng: {detail}. Hãy sao chép cả thư mục trước, rồi khôi phục từ bản sao lưu.
          """,
        en: "Store {path} is damaged: {detail}. Copy the whole folder first, then restore a backup."
      )
    case .readOnly:
      LocalizedText(
        vi: """
          Không ghi được vào {path}. Hãy xin quyền ghi cho tệp và thư mục, hoặc chép ra nơi khác.
          """,
        en: "{path} cannot be written. Get write permission for file and folder, or copy it.")
    case .diskFull:
      LocalizedText(
        vi: """
          Hết chỗ trên đĩa chứa {path}. Những gì đã lưu vẫn còn nguyên; hãy giải phóng chỗ \
          rồi chạy lại cùng lệnh.
          """,
        en: """
          The disk of {path} is full. What was stored is intact; free some room and run the same \
          command again.
          """)
    case .importRunning:
      LocalizedText(
        vi: """
          Kho {path} đang được {user} ghi (tiến trình {pid}, từ {since}). Hãy chờ xong rồi chạy lại.
          """,
        en: """
          Store {path} is being written by {user} (process {pid}, since {since}). Wait for it to \
          end, then run again.
          """)
    case .busy:
      LocalizedText(
        vi: "Chương trình khác đang giữ kho {path}. Hãy đóng chương trình đó rồi chạy lại.",
        en: "Another program holds store {path}. Close it and run again.")
    case .accessFailed:
      LocalizedText(
        vi: "Không truy cập được kho {path}: {detail}. Hãy kiểm tra đĩa và quyền truy cập.",
        en: "Store {path} cannot be accessed: {detail}. Check the disk and permissions.")
    default: nil
    }
  }

  private var contentMessage: LocalizedText {
    switch self {
    case .ruleBroken:
      LocalizedText(
        vi: "Kho {path} từ chối một dòng: {detail}. Không có gì thay đổi; hãy báo lỗi này.",
        en: "Store {path} refused a row: {detail}. Nothing was changed; please report this.")
    case .unknownRound:
      LocalizedText(
        vi: "Không có đợt khảo sát {value}. Các đợt hiện có: {known}.",
        en: "There is no survey round {value}. Rounds in the store: {known}.")
    case .roundDiffers:
      LocalizedText(
        vi: """
          Đợt {value} đã có phiếu nhập theo {known}, nay tệp đã khác: {changed}. Hãy trả lại tệp \
          cũ, hoặc khai báo một đợt mới với id khác trong sipas.yaml.
          """,
        en: """
          Round {value} has responses coded by {known}, and the files differ now: {changed}. Put \
          the old files back, or declare a new round with another id in sipas.yaml.
          """)
    case .definitionDiffers:
      LocalizedText(
        vi: "Nội dung tệp của {value} không khớp mã kiểm tra. Hãy nạp lại tệp định nghĩa.",
        en: "The file content of {value} does not match its digest. Load the definition again.")
    case .unfinishedBatch:
      LocalizedText(
        vi: """
          Lần nhập {batch} ({files}) chưa xong. Hãy chạy lại lệnh nhập các tệp đó, hoặc \
          `sipas imports undo {batch}`.
          """,
        en: """
          Import {batch} ({files}) is unfinished. Import those files again, or run \
          `sipas imports undo {batch}`.
          """)
    case .unknownBatch:
      LocalizedText(
        vi: "Không có lần nhập số {batch}. Xem `sipas imports list`.",
        en: "There is no import {batch}. See `sipas imports list`.")
    case .batchNotOpen:
      LocalizedText(
        vi: "Lần nhập {batch} không đang mở. Hãy chạy lại lệnh nhập.",
        en: "Import {batch} is not open. Run the import again.")
    case .rowsCommitted:
      LocalizedText(
        vi: "Các hàng đến hàng {value} đã được lưu. Hãy chạy lại lệnh nhập.",
        en: "Rows up to {value} are stored already. Run the import again.")
    case .responseDoesNotFit:
      LocalizedText(
        vi: "Phiếu {value} không khớp mẫu phiếu của đợt {round}. Hãy nhập bằng đúng mẫu phiếu.",
        en: """
          Response {value} does not fit the questionnaire of round {round}. Import it with the \
          right questionnaire.
          """)
    case .batchNotUndoable:
      LocalizedText(
        vi: "Lần nhập {batch} không lưu gì hoặc đã được hoàn tác. Không còn gì để hoàn tác.",
        en: "Import {batch} kept nothing or was undone before. There is nothing left to undo.")
    case .foreignRejectFile:
      LocalizedText(
        vi: """
          Tệp từ chối ghi lần nhập «{batch}» mà kho này không có. Hãy nhập nó trong thư mục làm \
          việc đã ghi ra nó, hoặc xóa các cột _sipas_… để nhập như tệp thường.
          """,
        en: """
          The reject file names the import “{batch}”, which this store does not have. Import it in \
          the workspace that wrote it, or delete the columns _sipas_… to import it as a plain file.
          """)
    case .rejectFileOfOtherRound:
      LocalizedText(
        vi: """
          Tệp từ chối này thuộc lần nhập {batch} của đợt {value}, không phải đợt {round}. Hãy nhập \
          lại với --round {value}.
          """,
        en: """
          The reject file belongs to import {batch} of round {value}, not {round}. Import it with \
          --round {value}.
          """)
    default: healthMessage
    }
  }

  private var healthMessage: LocalizedText {
    switch self {
    case .danglingReference:
      LocalizedText(
        vi: "Bảng {table} có {count} dòng trỏ đến dữ liệu không có. Hãy khôi phục bản sao lưu.",
        en:
          "Table {table} has {count} {count:row that points|rows that point} to nothing. Restore a backup."
      )
    case .cellsDiffer:
      LocalizedText(
        vi: "Bảng ô đếm của đơn vị {unit}, đợt {round}, khác với các phiếu. Hãy báo lỗi này.",
        en: "The cell table of unit {unit}, round {round}, differs from the responses. Report this."
      )
    case .batchCountsDiffer:
      LocalizedText(
        vi: "Lần nhập {batch} ghi {expected} phiếu nhưng kho có {value}. Hãy báo lỗi này.",
        en:
          "Import {batch} says {expected} {expected:response|responses} but the store has {value}. "
          + "Report this.")
    default:
      LocalizedText(
        vi: "Nhật ký thiếu {count} mục. Có người đã sửa kho; hãy so với bản sao lưu.",
        en:
          "The journal lacks {count} {count:entry|entries}. Somebody edited the store; compare with "
          + "a backup.")
    }
  }
}
