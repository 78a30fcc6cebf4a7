import Findings

/// What a column can carry besides answers.
public enum ResponseField: String, Sendable, Codable, CaseIterable {
  /// Mã đơn vị: the unit that is assessed, by code or exact name.
  case unit
  /// Tên đơn vị, where a file has code and name.
  case unitName
  /// Id that the collecting program gave the response.
  case instance
  /// Số phiếu: number of the paper sheet, unique in its unit.
  case sheetNumber
  /// Thôn, tổ dân phố.
  case psu
  /// Quyền số.
  case weight
  /// Ngày trả lời.
  case answeredOn
  /// Điều tra viên.
  case interviewer
  /// Họ và tên; an identity.
  case personName
  /// Số điện thoại; an identity.
  case phone
  /// Địa chỉ; an identity.
  case address
  /// Thư điện tử; an identity.
  case email
  /// Số định danh cá nhân; an identity.
  case nationalID

  /// Whether the field says who the respondent is and must be stored apart from the answers.
  public var isIdentity: Bool {
    switch self {
    case .personName, .phone, .address, .email, .nationalID: true
    default: false
    }
  }

  /// Whether several columns may carry it: the first one that is filled counts, in the order of
  /// `spellings`.
  var allowsSeveralColumns: Bool { self == .instance || self == .answeredOn }

  /// Headers under which files carry the field, the most trusted first; each of them counts without
  /// its diacritics too.
  var spellings: [String] {
    switch self {
    case .unit:
      [
        "unit", "unit code", "mã đơn vị", "mã xã", "mã phường", "mã cơ quan",
        "mã xã phường", "mã đvhc", "commune code",
      ]
    case .unitName:
      [
        "unit name", "tên đơn vị", "đơn vị", "tên xã", "tên cơ quan", "cơ quan", "xã phường",
        "xã phường đặc khu", "commune",
      ]
    case .instance: ["meta/rootUuid", "meta/instanceID", "_uuid", "instanceID", "instance", "KEY"]
    case .sheetNumber:
      ["số phiếu", "mã phiếu", "phiếu số", "sheet number"]
    case .psu:
      [
        "psu", "thôn", "tổ dân phố", "thôn tổ dân phố", "ấp", "khóm", "ấp khóm", "khóm ấp",
        "thôn ấp khóm", "khu phố", "neighbourhood",
      ]
    case .weight: ["weight", "quyền số", "trọng số"]
    case .answeredOn:
      [
        "answered on", "ngày trả lời", "ngày khảo sát", "ngày phỏng vấn", "ngày điền phiếu", "ngày",
        "date", "today", "end", "_submission_time", "SubmissionDate",
      ]
    case .interviewer:
      ["interviewer", "điều tra viên", "người phỏng vấn", "người nhập"]
    case .personName: ["person name", "họ và tên", "họ tên", "tên người trả lời"]
    case .phone: ["phone", "số điện thoại", "điện thoại", "sđt", "phone number"]
    case .address: ["address", "địa chỉ"]
    case .email: ["email", "e-mail", "thư điện tử"]
    case .nationalID:
      ["national id", "số định danh cá nhân", "cccd", "số cccd", "cmnd", "số cmnd", "căn cước"]
    }
  }

  /// How far behind in `spellings` a header is; nil where it is none of them.
  func rank(of header: String) -> Int? {
    let header = Spelling.normalised(header)
    return spellings.firstIndex { Spelling.normalised($0) == header }
      ?? spellings.firstIndex { Spelling.bare($0) == header }
  }

  /// The field as messages name it.
  public var label: LocalizedText {
    switch self {
    case .unit: LocalizedText(vi: "mã đơn vị", en: "unit code")
    case .unitName: LocalizedText(vi: "tên đơn vị", en: "unit name")
    case .instance: LocalizedText(vi: "mã bản ghi", en: "instance id")
    case .sheetNumber: LocalizedText(vi: "số phiếu", en: "sheet number")
    case .psu: LocalizedText(vi: "thôn, tổ dân phố", en: "neighbourhood")
    case .weight: LocalizedText(vi: "quyền số", en: "weight")
    case .answeredOn: LocalizedText(vi: "ngày trả lời", en: "day of the answer")
    case .interviewer: LocalizedText(vi: "điều tra viên", en: "interviewer")
    case .personName: LocalizedText(vi: "họ và tên", en: "name")
    case .phone: LocalizedText(vi: "số điện thoại", en: "phone")
    case .address: LocalizedText(vi: "địa chỉ", en: "address")
    case .email: LocalizedText(vi: "thư điện tử", en: "email")
    case .nationalID: LocalizedText(vi: "số định danh cá nhân", en: "national id")
    }
  }

  /// Headers that collecting programs add and that say nothing of use here.
  static let ignoredHeaders = [
    "stt", "tt", "số thứ tự", "no", "_id", "_index", "_notes", "_status", "_tags",
    "_validation_status", "_submitted_by", "__version__", "formhub/uuid", "start", "deviceid",
    "SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected", "Status",
    "ReviewState", "DeviceID", "Edits", "FormVersion",
  ]
}

/// Columns of a reject file that say where its rows came from and why they were refused. The
/// headers are plain letters, which no spreadsheet and no encoding can spoil.
public enum LineageField: String, Sendable, Codable, CaseIterable {
  /// The batch that refused the row, as `BatchReference` writes it.
  case batch = "_sipas_batch"
  /// File the row was in.
  case file = "_sipas_file"
  /// Sheet the row was in.
  case sheet = "_sipas_sheet"
  /// Row in that sheet.
  case row = "_sipas_row"
  /// Code of the unit that was named for all rows, where the file has no column for it.
  case unit = "_sipas_unit"
  /// Codes of the problems.
  case errorCodes = "_error_codes"
  /// The problems in words.
  case errorText = "_error_text"
  /// How somebody settled the row: `giữ`, `thay`, `bỏ`.
  case decision = "_sipas_decision"

  /// Columns before the original ones, for the person who mends the row.
  static let leading: [LineageField] = [.errorText, .decision, .errorCodes]
  /// Columns behind the original ones, for the program.
  static let trailing: [LineageField] = [.batch, .file, .sheet, .row, .unit]
}
