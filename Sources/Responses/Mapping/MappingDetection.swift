import Findings
import Questionnaires
import Rules
import Tables

/// Finds the header of a sheet among its first rows and says which column is which item or field.
///
/// Only exact spellings count (after normalisation). What is near is said as a suggestion and never
/// taken.
public struct MappingDetection {
  /// Rows of a sheet that are looked at.
  public static let headRows = 12

  private let questionnaire: Questionnaire
  private let vocabulary: HeaderVocabulary
  private let known: [String: ColumnMapping]
  private let needsUnitColumn: Bool

  /// A detection for one questionnaire version.
  ///
  /// - Parameters:
  ///   - known: Mappings kept from earlier imports; one whose signature fits is used as it is.
  ///   - needsUnitColumn: Whether a sheet without a unit column is a fault.
  public init(
    questionnaire: Questionnaire, known: [ColumnMapping] = [], needsUnitColumn: Bool = true
  ) {
    self.questionnaire = questionnaire
    self.needsUnitColumn = needsUnitColumn
    vocabulary = HeaderVocabulary(questionnaire)
    let usable = known.filter {
      $0.questionnaireID == questionnaire.id && $0.questionnaireVersion == questionnaire.version
    }
    self.known = Dictionary(usable.map { ($0.signature, $0) }) { _, last in last }
  }

  /// The mapping of a sheet by its first rows, with everything that hinders or deserves a look;
  /// nil where no row has the header of an item.
  ///
  /// - Parameter place: file and sheet, for the findings.
  public func mapping(
    ofFirstRows rows: [Row], at place: Place = Place()
  ) -> (mapping: ColumnMapping, problems: [Problem])? {
    for row in rows {
      let headers = MappingDetection.cells(of: row)
      let signature = ColumnMapping.signature(ofHeaders: headers)
      guard var mapping = known[signature]?.withoutLineage.placed(among: headers) else { continue }
      mapping.firstDataRow += row.number - mapping.headerRow
      mapping.headerRow = row.number
      return (mapping, MappingCheck(questionnaire, needsUnitColumn).problems(mapping, place))
    }
    return detected(rows, place)
  }

  private func detected(
    _ rows: [Row], _ place: Place
  ) -> (mapping: ColumnMapping, problems: [Problem])? {
    let readings = rows.map { MappingDetection.cells(of: $0).map(vocabulary.reading) }
    guard let header = headerPosition(readings) else { return nil }
    let headers = headerTexts(rows, header, readings)
    let first = firstDataPosition(rows, header, readings)
    let columns = headers.enumerated().filter { !$0.element.isEmpty }.map { position, text in
      MappedColumn(position: position, header: text, target: target(of: text))
    }
    let mapping = ColumnMapping(
      questionnaireID: questionnaire.id, questionnaireVersion: questionnaire.version,
      headerRow: rows[header].number,
      firstDataRow: first < rows.count ? rows[first].number : rows[header].number + 1,
      signature: ColumnMapping.signature(ofHeaders: MappingDetection.cells(of: rows[header])),
      columns: columns)
    let unclear = columns.compactMap { unclearHeader($0, mapping, place) }
    return (
      mapping, unclear + MappingCheck(questionnaire, needsUnitColumn).problems(mapping, place)
    )
  }

  private func target(of header: String) -> ColumnTarget {
    guard case .target(let target) = vocabulary.reading(of: header) else { return .unknown }
    return target
  }

  /// The row with the most known headers; of equal ones the first.
  private func headerPosition(_ readings: [[HeaderVocabulary.Reading]]) -> Int? {
    let scores = readings.map { row in row.count(where: MappingDetection.isKnown) }
    guard let best = scores.max(), best > 0,
      let position = scores.firstIndex(of: best),
      readings[position].contains(where: MappingDetection.isItem)
    else { return nil }
    return position
  }

  /// The header cells; where one is blank or unknown, a known one above it in the same column,
  /// as merged headers over several rows leave it.
  private func headerTexts(
    _ rows: [Row], _ header: Int, _ readings: [[HeaderVocabulary.Reading]]
  ) -> [String] {
    let width = rows[max(0, header - 2)...header].map(\.count).max() ?? 0
    return (0..<width).map { column in
      let own = rows[header].text(column)
      let isKnown = readings[header].indices.contains(column) && readings[header][column] != .none
      if isKnown { return own }
      for above in stride(from: header - 1, through: max(0, header - 2), by: -1) {
        if readings[above].indices.contains(column),
          MappingDetection.isKnown(readings[above][column])
        {
          return rows[above].text(column)
        }
      }
      return own
    }
  }

  /// The first row below the header that is neither a second header (labels under ids) nor a row
  /// of HXL tags.
  private func firstDataPosition(
    _ rows: [Row], _ header: Int, _ readings: [[HeaderVocabulary.Reading]]
  ) -> Int {
    var position = header + 1
    while position < rows.count {
      let repeated = zip(readings[header], readings[position]).count {
        MappingDetection.isItem($0) && $0 == $1
      }
      let isSecondHeader = repeated * 2 > readings[header].count(where: MappingDetection.isItem)
      guard isSecondHeader || MappingDetection.isTagRow(rows[position]) else { break }
      position += 1
    }
    return position
  }

  private func unclearHeader(
    _ column: MappedColumn, _ mapping: ColumnMapping, _ place: Place
  ) -> Problem? {
    guard column.target == .unknown else { return nil }
    let place = place.at(column, row: mapping.headerRow)
    if case .ambiguous(let ids) = vocabulary.reading(of: column.header) {
      return Problem(
        ResponseFault.ambiguousHeader, at: place,
        ["value": column.header, "items": ids.joined(separator: ", ")])
    }
    let near = vocabulary.suggestion(for: column.header)
    return Problem(
      ResponseFault.unknownColumn, at: place, ["value": column.header, "suggestion": near])
  }

  static func cells(of row: Row) -> [String] { (0..<row.count).map { row.text($0) } }

  private static func isKnown(_ reading: HeaderVocabulary.Reading) -> Bool {
    if case .target(let target) = reading { return target != .ignored }
    return false
  }

  private static func isItem(_ reading: HeaderVocabulary.Reading) -> Bool {
    switch reading {
    case .target(.item), .target(.option): true
    default: false
    }
  }

  /// Whether every filled cell is an HXL tag (`#adm3+code`).
  private static func isTagRow(_ row: Row) -> Bool {
    !row.isBlank && cells(of: row).allSatisfy { $0.isEmpty || $0.hasPrefix("#") }
  }
}

extension Place {
  /// The place of a column's cell in a row.
  func at(_ column: MappedColumn, row: Int, item: String? = nil) -> Place {
    var place = self
    place.row = row
    place.column = column.position + 1
    place.header = column.header
    place.item = item
    return place
  }
}
