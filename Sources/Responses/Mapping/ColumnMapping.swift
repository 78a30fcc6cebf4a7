import Findings
import Foundation
import Questionnaires
import Rules

/// Which column of a sheet is which item or field (ghép cột). Found by `MappingDetection`, kept in
/// a `MappingFile` that people may edit.
public struct ColumnMapping: Sendable, Hashable, Codable {
  /// Questionnaire the columns are mapped to.
  public var questionnaireID: String
  /// Its version.
  public var questionnaireVersion: String
  /// Row of the header as a spreadsheet shows it.
  public var headerRow: Int
  /// First row with answers.
  public var firstDataRow: Int
  /// Fingerprint of the header row: 16 hexadecimal digits, the same for every file with the same
  /// headers in the same order.
  public var signature: String
  /// Every column with a header, from left to right.
  public var columns: [MappedColumn]
  /// Items that files with these headers leave out because nobody was asked them.
  public var notAsked: [String] = []
  /// Whether rows are expected to carry a number or an id.
  public var isNumbered = true

  /// A mapping.
  public init(
    questionnaireID: String, questionnaireVersion: String, headerRow: Int, firstDataRow: Int,
    signature: String, columns: [MappedColumn]
  ) {
    self.questionnaireID = questionnaireID
    self.questionnaireVersion = questionnaireVersion
    self.headerRow = headerRow
    self.firstDataRow = firstDataRow
    self.signature = signature
    self.columns = columns
  }

  /// The fingerprint of header cells, without the columns that reject files add.
  public static func signature(ofHeaders headers: [String]) -> String {
    let headers = headers.filter { LineageField(rawValue: $0) == nil }
    let last = headers.lastIndex { !$0.isEmpty } ?? -1
    let text = headers[...last].map { Spelling.normalised($0) }.joined(separator: "\u{1F}")
    return String(ContentDigest(of: Data(text.utf8)).hex.prefix(16))
  }

  /// The same without the columns that reject files add, as the original file has it.
  var withoutLineage: ColumnMapping {
    var mapping = self
    mapping.columns = []
    var left = 0
    for column in columns.sorted(by: { $0.position < $1.position }) {
      if case .lineage = column.target {
        left += 1
      } else {
        var column = column
        column.position -= left
        mapping.columns.append(column)
      }
    }
    return mapping
  }

  /// A mapping of the original file for one with these headers, which may have the columns that
  /// reject files add.
  func placed(among headers: [String]) -> ColumnMapping {
    var mapping = self
    let added = headers.enumerated().compactMap { position, header in
      LineageField(rawValue: header).map {
        MappedColumn(position: position, header: header, target: .lineage($0))
      }
    }
    guard !added.isEmpty else { return self }
    let own = headers.indices.filter { LineageField(rawValue: headers[$0]) == nil }
    mapping.columns = columns.compactMap { column in
      guard own.indices.contains(column.position) else { return nil }
      var column = column
      column.position = own[column.position]
      return column
    }
    mapping.columns = (mapping.columns + added).sorted { $0.position < $1.position }
    return mapping
  }

  /// Columns that carry a field, the most trusted first.
  func columns(of field: ResponseField) -> [MappedColumn] {
    columns.filter { $0.target == .field(field) }
      .map { column in (field.rank(of: column.header) ?? -1, column) }
      .sorted { ($0.0, $0.1.position) < ($1.0, $1.1.position) }
      .map(\.1)
  }

  /// The column of a lineage field.
  func column(of lineage: LineageField) -> MappedColumn? {
    columns.first { $0.target == .lineage(lineage) }
  }
}

/// One column of a sheet and what it carries.
public struct MappedColumn: Sendable, Hashable, Codable {
  /// Position from 0.
  public var position: Int
  /// Header as it stands in the file.
  public var header: String
  /// What it carries.
  public var target: ColumnTarget

  /// A column.
  public init(position: Int, header: String, target: ColumnTarget) {
    self.position = position
    self.header = header
    self.target = target
  }
}

/// What a column carries. Written in files as `item:A1`, `option:Q5/2`, `field:unit`, `lineage:_sipas_row`,
/// `ignore` or `unknown`.
public enum ColumnTarget: Sendable, Hashable, Codable {
  /// The answer to an item; of a multiple item all chosen codes joined.
  case item(String)
  /// Whether one option of a multiple item was chosen, 1 or 0.
  case option(item: String, code: String)
  /// A field of the response.
  case field(ResponseField)
  /// Where a row of a reject file came from.
  case lineage(LineageField)
  /// Left out on purpose.
  case ignored
  /// Nothing known; left out and reported.
  case unknown

  /// The target as files write it.
  public var written: String {
    switch self {
    case .item(let id): "item:\(id)"
    case .option(let id, let code): "option:\(id)/\(code)"
    case .field(let field): "field:\(field.rawValue)"
    case .lineage(let lineage): "lineage:\(lineage.rawValue)"
    case .ignored: "ignore"
    case .unknown: "unknown"
    }
  }

  /// Reads what files write; nil where it is none of the forms. Whether the item exists is for
  /// the caller to check.
  public init?(written: String) {
    switch written {
    case "ignore": self = .ignored
    case "unknown": self = .unknown
    default:
      guard let colon = written.firstIndex(of: ":") else { return nil }
      self.init(kind: written[..<colon], name: String(written[written.index(after: colon)...]))
    }
  }

  private init?(kind: Substring, name: String) {
    switch kind {
    case "item" where !name.isEmpty: self = .item(name)
    case "option":
      guard let slash = name.firstIndex(of: "/") else { return nil }
      self = .option(
        item: String(name[..<slash]), code: String(name[name.index(after: slash)...]))
    case "field":
      guard let field = ResponseField(rawValue: name) else { return nil }
      self = .field(field)
    case "lineage":
      guard let lineage = LineageField(rawValue: name) else { return nil }
      self = .lineage(lineage)
    default: return nil
    }
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let target = ColumnTarget(written: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
    }
    self = target
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(written)
  }
}
