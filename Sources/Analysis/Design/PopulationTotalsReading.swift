import Findings

extension CalibrationPreparation {
  /// The totals of a step, those of a file read.
  mutating func totals(_ step: PostStratification) -> [StatedTotal]? {
    switch step.totals {
    case .stated(let totals): return totals
    case .file(let file):
      do {
        return try totals(of: file, step.by.map(\.text))
      } catch {
        problems.append(Problem(whileReading: error, at: file.place))
        return nil
      }
    }
  }

  /// Totals of a table with the columns of the cells and `total`.
  private mutating func totals(of file: FileReference, _ names: [String]) throws -> [StatedTotal]? {
    let source = DataSource(file: file.path, constants: [], place: file.place)
    let header = try DataHeader(source, beside: folder)
    let wanted = names + ["total"]
    let absent = wanted.filter { header.position(of: $0) == nil }
    guard absent.isEmpty else {
      problems += absent.map {
        Problem(
          AnalysisFault.totalsColumnMissing, at: Place(file: header.path, row: header.row),
          ["value": $0, "columns": header.names.joined(separator: ", ")])
      }
      return nil
    }
    var reading = DataReading(names: wanted, mostRows: CalibrationPreparation.mostTotals) { _ in []
    }
    try reading.read(header)
    problems += reading.problems
    let origins = reading.origins
    let columns = reading.takeColumns()
    return totals(columns, names, origins)
  }

  private mutating func totals(
    _ columns: [String: ColumnStorage], _ names: [String], _ origins: RowOrigins
  ) -> [StatedTotal]? {
    let before = problems.count
    var seen: Set<[SpecValue]> = []
    let totals = (0..<origins.count).map { row -> StatedTotal in
      let values = names.map { SpecValue(columns[$0]?.text(row) ?? "") }
      let place = origins.place(row, column: "total")
      let total = columns["total"]?.number(row) ?? .nan
      let text = columns["total"]?.text(row) ?? ""
      if !(total > 0) {
        problems.append(Problem(AnalysisFault.totalNotPositive, at: place, ["value": text]))
      }
      if !seen.insert(values.map(\.identity)).inserted {
        let cell = values.map(\.text).joined(separator: " × ")
        problems.append(Problem(AnalysisFault.totalTwice, at: place, ["cell": cell]))
      }
      return StatedTotal(values, total, at: place)
    }
    return problems.count == before ? totals : nil
  }
}
