import Findings
import Tables

/// Reads the rows of several files into columns, those that are needed only.
struct DataReading {
  /// Findings about cells of one file that are kept one by one.
  private static let mostCells = 20

  /// Names of the columns to keep, in order.
  let names: [String]
  /// Values that mean missing in each column.
  private let missing: [[SpecValue]]
  private var builders: [ColumnBuilder]
  private(set) var origins = RowOrigins()
  private(set) var problems: [Problem] = []

  /// Most rows of all files together.
  private let mostRows: Int

  /// - Parameters:
  ///   - missing: Values that mean missing, by column.
  ///   - mostRows: Rows beyond which reading stops rather than take more memory.
  init(names: [String], mostRows: Int, missing: (String) -> [SpecValue]) {
    self.names = names
    self.mostRows = mostRows
    self.missing = names.map(missing)
    builders = names.map { _ in ColumnBuilder() }
  }

  /// Adds the rows of a file.
  ///
  /// - Throws: a `Problem` where the file cannot be read any further.
  mutating func read(_ header: DataHeader) throws {
    origins.begin(header)
    let firstRow = origins.count
    let positions = names.map { header.position(of: $0) }
    let reader = try header.reader()
    var cells = CellFindings(limit: DataReading.mostCells)
    var row = Row()
    while try reader.next(into: &row) {
      // A line without anything is no row of the table, nor is a formatted row of a sheet.
      if row.isBlank, row.count <= 1 || header.sheet != nil { continue }
      guard origins.count < mostRows else {
        throw Problem(
          AnalysisFault.tooManyRows, at: Place(file: header.path, row: row.number),
          ["limit": "\(mostRows)"])
      }
      try checkLength(row, header)
      origins.append(sheetRow: row.number)
      append(row, positions, header, &cells)
    }
    fillColumns(absentFrom: header, rows: origins.count - firstRow)
    problems += findings(of: reader, header) + cells.problems
  }

  /// Gives the rows of a file its constants, and nothing in columns that only other files have.
  private mutating func fillColumns(absentFrom header: DataHeader, rows: Int) {
    for (index, name) in names.enumerated() where header.position(of: name) == nil {
      if let constant = header.source.constants.first(where: { $0.name == name }) {
        builders[index].append(constant.value, rows: rows)
      } else {
        builders[index].appendMissing(rows)
      }
    }
  }

  /// The columns by name. Nothing can be read afterwards.
  mutating func takeColumns() -> [String: ColumnStorage] {
    var columns: [String: ColumnStorage] = [:]
    for index in names.indices {
      // Taken out of the list, so that the cells are not copied.
      let builder = builders[index]
      builders[index] = ColumnBuilder()
      columns[names[index]] = builder.finished(missing: missing[index])
    }
    return columns
  }

  private mutating func append(
    _ row: Row, _ positions: [Int?], _ header: DataHeader, _ cells: inout CellFindings
  ) {
    for index in positions.indices {
      guard let position = positions[index] else { continue }
      let code = row.withBytes(position) { builders[index].append($0) }
      // Other cells at fault are reported by the reader.
      guard header.sheet != nil, row.kind(position) == .error,
        row.withBytes(position, { $0.first == UInt8(ascii: "#") }),
        !builders[index].isMissing(code, missing[index])
      else { continue }
      let place = Place(
        file: header.path, sheet: header.sheet, row: row.number, column: position + 1,
        header: names[index])
      cells.add(Problem(AnalysisFault.errorCell, at: place, ["value": row.text(position)]))
    }
  }

  private func checkLength(_ row: Row, _ header: DataHeader) throws {
    let extra = (header.names.count..<max(header.names.count, row.count)).contains {
      !row.isBlank($0)
    }
    // A workbook leaves blank cells at the end of a row out; a text file does not.
    let isShort = header.sheet == nil && row.count < header.names.count
    guard extra || isShort else { return }
    throw Problem(
      extra ? AnalysisFault.rowTooLong : .rowTooShort,
      at: Place(file: header.path, sheet: header.sheet, row: row.number),
      ["count": "\(row.count)", "expected": "\(header.names.count)"])
  }

  /// What the reader found; faults of cells in columns that nobody reads do not hinder.
  private func findings(of reader: any RowReader, _ header: DataHeader) -> [Problem] {
    reader.problems.filter { $0.severity != .note }.map { problem in
      var problem = problem
      if let column = problem.place.column, problem.severity == .error,
        !header.names.indices.contains(column - 1) || !names.contains(header.names[column - 1])
      {
        problem.severity = .warning
      }
      return problem
    }
  }
}
