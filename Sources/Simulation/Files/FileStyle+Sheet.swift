import Rules

extension FileStyle {
  /// Opens a file of this style and writes what stands above the responses.
  func openSheet(
    at path: String, title: SheetTitle, columns: [ResponseColumn], on day: Day
  ) throws -> any ResponseSheet {
    let headers = columns.map(\.header)
    return switch self {
    case .keyedWorkbook, .keyedWorkbookWithHiddenSheet:
      try KeyedWorkbook(
        path: path, title: title, headers: headers, createdOn: day,
        hasHiddenSheet: self == .keyedWorkbookWithHiddenSheet)
    case .koboCSV: try TextSheet(path: path, dialect: .kobo, headers: headers)
    case .utf16CSV: try TextSheet(path: path, dialect: .unicodeText, headers: headers)
    case .tcvn3CSV: try TextSheet(path: path, dialect: .old, headers: headers)
    case .plainCSV: try TextSheet(path: path, dialect: .plain, headers: headers)
    }
  }
}
