import Rules

/// What to invent: how many responses of which units, in which files, with which planted faults.
/// The same script, questionnaire and seed give the same bytes.
public struct SimulationScript: Sendable, Hashable {
  /// Number everything random comes from.
  public var seed: UInt64
  /// Days on which answers are given.
  public var fieldwork: Validity
  /// Units with the number of their responses; each at most once.
  public var units: [SimulatedUnit]
  /// Files in the order they are written.
  public var files: [SimulatedFile]
  /// Faults put in on purpose.
  public var faults: [PlantedFault]

  /// A script; `problems(for:)` says whether its parts fit together.
  public init(
    seed: UInt64, fieldwork: Validity, units: [SimulatedUnit], files: [SimulatedFile],
    faults: [PlantedFault] = []
  ) {
    self.seed = seed
    self.fieldwork = fieldwork
    self.units = units
    self.files = files
    self.faults = faults
  }

  /// The unit with a code.
  func unit(_ code: String) -> SimulatedUnit? { units.first { $0.unit.code == code } }
}

/// A file to write.
public struct SimulatedFile: Sendable, Hashable {
  /// What stands in a file.
  public enum Content: Sendable, Hashable {
    /// All responses of some units, by code, in the form teams send.
    case responses(FileStyle, units: [String])
    /// The bytes of an earlier file: the same file sent twice.
    case copy(of: String)
  }

  /// Name in the folder, `mo-phong-xa-dat-mui.xlsx`.
  public var name: String
  /// What stands in it.
  public var content: Content

  /// A file with its content.
  public init(name: String, content: Content) {
    self.name = name
    self.content = content
  }
}

/// The form in which a file reaches the province.
public enum FileStyle: String, Sendable, Codable, CaseIterable {
  /// Keyed from paper in Excel: title rows above the header, headers «A1. …», codes as numbers,
  /// dates as serials, a sheet of instructions.
  case keyedWorkbook = "xlsx"
  /// The same with a hidden sheet, which holds the choices of a drop-down list.
  case keyedWorkbookWithHiddenSheet = "xlsx-hidden"
  /// Export of KoBoToolbox: semicolons, every cell quoted, CRLF, labels, multiple answers split.
  case koboCSV = "kobo"
  /// «Unicode Text» of Excel, renamed to .csv: UTF-16LE with byte order mark, tabs, CRLF.
  case utf16CSV = "utf16"
  /// An old machine: item ids as headers, codes as answers, texts in TCVN3 (ABC).
  case tcvn3CSV = "tcvn3"
  /// Commas, UTF-8 with byte order mark, item ids as headers, codes as answers.
  case plainCSV = "csv"

  /// How names of such files end, with the dot.
  public var fileExtension: String {
    switch self {
    case .keyedWorkbook, .keyedWorkbookWithHiddenSheet: ".xlsx"
    case .koboCSV, .utf16CSV, .tcvn3CSV, .plainCSV: ".csv"
    }
  }

  /// Whether such files are workbooks.
  var isWorkbook: Bool { fileExtension == ".xlsx" }
}
