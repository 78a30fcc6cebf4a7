import Findings

/// What can be wrong with a file of rows, reading and writing.
public enum TableFault: String, ProblemCode {
  case fileMissing = "TAB001"
  case isFolder = "TAB002"
  case unreadable = "TAB003"
  case emptyFile = "TAB004"
  case notATable = "TAB005"
  case openDocument = "TAB006"
  case passwordProtected = "TAB007"
  case otherOffice = "TAB008"
  case encodingUnclear = "TAB009"
  case encodingDetected = "TAB010"
  case badBytes = "TAB011"
  case nulByte = "TAB012"
  case quoteNotClosed = "TAB013"
  case textAfterQuote = "TAB014"
  case strayQuote = "TAB015"
  case recordTooLong = "TAB016"
  case tooManyColumns = "TAB017"
  case damagedWorkbook = "TAB018"
  case unpacksTooLarge = "TAB019"
  case sheetMissing = "TAB020"
  case outOfOrder = "TAB021"
  case documentType = "TAB022"
  case hiddenSheet = "TAB023"
  case hiddenRows = "TAB024"
  case hiddenColumns = "TAB025"
  case mergedCells = "TAB026"
  case formulaWithoutValue = "TAB027"
  case moreFindings = "TAB028"
  case fileTooLarge = "TAB029"
  case notWritten = "TAB030"
  case textTooLong = "TAB031"

  public var severity: Severity {
    switch self {
    case .encodingDetected, .strayQuote: .warning
    case .hiddenSheet, .hiddenRows, .hiddenColumns, .mergedCells, .moreFindings: .note
    default: .error
    }
  }

  /// The fault in a file.
  func at(_ path: String, _ facts: [String: String] = [:]) -> Problem {
    Problem(self, at: Place(file: path), facts)
  }
}
