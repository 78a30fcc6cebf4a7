import Questionnaires

/// A column of a response file.
struct ResponseColumn: Sendable, Hashable {
  /// What the column holds.
  enum Content: Sendable, Hashable {
    case sheetNumber
    case unitCode
    case unitName
    case village
    case interviewer
    case answeredOn
    case instanceID
    /// `uuid:` and the instance id.
    case rootInstanceID
    /// Time of arrival at the server, UTC without zone as KoBo writes it.
    case submissionTime
    /// Number of the response in the file, from 1.
    case position
    /// The answer to an item, by slot.
    case item(Int)
    /// Whether an option of a multiple item was chosen, 1 or 0, by slot and option.
    case option(Int, Int)
    case constant(String)
  }

  var header: String
  var content: Content
}

extension FileStyle {
  /// How answers stand in cells.
  enum AnswerForm: Sendable {
    /// Codes.
    case codes
    /// Labels.
    case labels
    /// Codes of ratings, labels of everything else: what people key from paper.
    case keyed
  }

  var answerForm: AnswerForm {
    switch self {
    case .keyedWorkbook, .keyedWorkbookWithHiddenSheet: .keyed
    case .koboCSV, .utf16CSV: .labels
    case .tcvn3CSV, .plainCSV: .codes
    }
  }

  /// What stands between the options chosen of a multiple item. KoBo joins by blanks; labels hold
  /// commas, so people who key them use semicolons.
  var choiceSeparator: String {
    switch self {
    case .keyedWorkbook, .keyedWorkbookWithHiddenSheet, .utf16CSV: "; "
    case .koboCSV, .tcvn3CSV, .plainCSV: " "
    }
  }

  /// Columns of such a file, in file order.
  func columns(for questionnaire: Questionnaire) -> [ResponseColumn] {
    switch self {
    case .keyedWorkbook, .keyedWorkbookWithHiddenSheet:
      FileStyle.keyedColumns + itemColumns(questionnaire, header: \.numberedText)
    case .koboCSV:
      FileStyle.koboFirstColumns + koboItemColumns(questionnaire)
        + FileStyle.koboLastColumns(version: questionnaire.version)
    case .utf16CSV:
      FileStyle.labelColumns + itemColumns(questionnaire, header: questionnaire.uniqueText(of:))
    case .tcvn3CSV:
      FileStyle.oldColumns + itemColumns(questionnaire, header: \.id)
    case .plainCSV:
      FileStyle.plainColumns + itemColumns(questionnaire, header: \.id)
    }
  }

  private func itemColumns(
    _ questionnaire: Questionnaire, header: (Item) -> String
  ) -> [ResponseColumn] {
    questionnaire.items.enumerated().map { slot, item in
      ResponseColumn(header: header(item), content: .item(slot))
    }
  }

  private func koboItemColumns(_ questionnaire: Questionnaire) -> [ResponseColumn] {
    questionnaire.items.enumerated().flatMap { slot, item in
      let header = questionnaire.uniqueText(of: item)
      let split = item.kind == .multiple ? Array(item.options.enumerated()) : []
      return [ResponseColumn(header: header, content: .item(slot))]
        + split.map { position, option in
          ResponseColumn(
            header: "\(header)/\(option.label.vi)", content: .option(slot, position))
        }
    }
  }

  private static let keyedColumns = [
    ResponseColumn(header: "STT", content: .position),
    ResponseColumn(header: "Số phiếu", content: .sheetNumber),
    ResponseColumn(header: "Mã đơn vị", content: .unitCode),
    ResponseColumn(header: "Tên đơn vị", content: .unitName),
    ResponseColumn(header: "Ấp/khóm", content: .village),
    ResponseColumn(header: "Ngày trả lời", content: .answeredOn),
    ResponseColumn(header: "Điều tra viên", content: .interviewer),
  ]

  private static let labelColumns = [
    ResponseColumn(header: "Số phiếu", content: .sheetNumber),
    ResponseColumn(header: "Tên đơn vị", content: .unitName),
    ResponseColumn(header: "Ấp/khóm", content: .village),
    ResponseColumn(header: "Ngày trả lời", content: .answeredOn),
    ResponseColumn(header: "Điều tra viên", content: .interviewer),
  ]

  private static let oldColumns = [
    ResponseColumn(header: "so_phieu", content: .sheetNumber),
    ResponseColumn(header: "ten_don_vi", content: .unitName),
    ResponseColumn(header: "psu", content: .village),
    ResponseColumn(header: "date", content: .answeredOn),
    ResponseColumn(header: "dieu_tra_vien", content: .interviewer),
  ]

  private static let plainColumns = [
    ResponseColumn(header: "so_phieu", content: .sheetNumber),
    ResponseColumn(header: "ma_don_vi", content: .unitCode),
    ResponseColumn(header: "psu", content: .village),
    ResponseColumn(header: "date", content: .answeredOn),
    ResponseColumn(header: "dieu_tra_vien", content: .interviewer),
  ]

  private static let koboFirstColumns = [
    ResponseColumn(header: "Tên đơn vị", content: .unitName),
    ResponseColumn(header: "Ấp/khóm", content: .village),
    ResponseColumn(header: "Ngày trả lời", content: .answeredOn),
    ResponseColumn(header: "Điều tra viên", content: .interviewer),
  ]

  /// Columns KoBoToolbox adds at the end of every export (formpack, CSV version 2).
  private static func koboLastColumns(version: String) -> [ResponseColumn] {
    [
      ResponseColumn(header: "_id", content: .position),
      ResponseColumn(header: "_uuid", content: .instanceID),
      ResponseColumn(header: "_submission_time", content: .submissionTime),
      ResponseColumn(header: "_validation_status", content: .constant("")),
      ResponseColumn(header: "_notes", content: .constant("MÔ PHỎNG")),
      ResponseColumn(header: "_status", content: .constant("submitted_via_web")),
      ResponseColumn(header: "_submitted_by", content: .constant("mo-phong")),
      ResponseColumn(header: "__version__", content: .constant("v" + version)),
      ResponseColumn(header: "_tags", content: .constant("")),
      ResponseColumn(header: "meta/rootUuid", content: .rootInstanceID),
      ResponseColumn(header: "_index", content: .position),
    ]
  }
}

extension Item {
  /// The text as forms print it, `A1. Nơi ngồi chờ…`; the text alone where the id is no number.
  var numberedText: String { id.contains(where: \.isNumber) ? "\(id). \(text.vi)" : text.vi }
}

extension Questionnaire {
  /// The text of an item as a header; with its id where another item has the same text.
  func uniqueText(of item: Item) -> String {
    let isShared = items.contains { $0.id != item.id && $0.text.vi == item.text.vi }
    return isShared ? "\(item.id). \(item.text.vi)" : item.text.vi
  }
}
