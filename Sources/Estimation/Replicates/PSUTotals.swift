/// Weighted totals of some columns by PSU for one domain: all that its estimates need when they
/// are functions of totals, such as ratios.
///
/// PSUs, numbered as in the design, need no row where the domain has no member.
public struct PSUTotals: Sendable {
  /// Number of columns, at least 1.
  public let columns: Int
  /// PSUs that have a row.
  public private(set) var psus: [Int] = []
  /// The totals, PSU after PSU.
  private var values: [Double] = []
  private var positions: [Int: Int] = [:]

  /// Totals of no PSU yet.
  public init(columns: Int) {
    precondition(columns > 0, "totals need at least one column")
    self.columns = columns
  }

  /// Totals of the members of a domain, one list of values a column. They do not depend on the
  /// order of rows.
  ///
  /// - Throws: `EstimationFault.lengthsDiffer`.
  public init(_ columns: [[Double]], design: SampleDesign, domain: [Bool]? = nil) throws {
    let psuOfRow = design.psuOfRow
    let rows = psuOfRow.count
    guard !columns.isEmpty, columns.allSatisfy({ $0.count == rows }), domain?.count ?? rows == rows
    else { throw EstimationFault.lengthsDiffer }
    self.init(columns: columns.count)
    var sums: [Int: [CompensatedSum]] = [:]
    let none = Array(repeating: CompensatedSum(), count: columns.count)
    for row in 0..<rows where domain?[row] ?? true {
      for column in columns.indices {
        sums[psuOfRow[row], default: none][column].add(design.weights[row] * columns[column][row])
      }
    }
    for (psu, totals) in sums.sorted(by: { $0.key < $1.key }) {
      add(psu: psu, totals.map(\.value))
    }
  }

  /// Adds totals, one a column, to those of a PSU.
  public mutating func add(psu: Int, _ totals: [Double]) {
    precondition(totals.count == columns, "a PSU has one total a column")
    if let position = positions[psu] {
      for column in 0..<columns { values[position * columns + column] += totals[column] }
    } else {
      positions[psu] = psus.count
      psus.append(psu)
      values.append(contentsOf: totals)
    }
  }

  /// The totals of the PSU at a position.
  func totals(position: Int) -> ArraySlice<Double> {
    values[position * columns..<(position + 1) * columns]
  }

  /// The totals of the domain.
  var sums: [Double] {
    var sums = Array(repeating: 0.0, count: columns)
    for position in psus.indices {
      for (column, total) in totals(position: position).enumerated() { sums[column] += total }
    }
    return sums
  }

  /// Adds every PSU times its factor in each replicate of a block to that replicate's sums, one
  /// replicate after the other in `sums`.
  func add(times block: FactorBlock, to sums: UnsafeMutableBufferPointer<Double>) {
    values.withUnsafeBufferPointer { values in
      for (position, psu) in psus.enumerated() {
        let totals = UnsafeBufferPointer(
          rebasing: values[position * columns..<(position + 1) * columns])
        for replicate in 0..<block.count {
          let factor = block.factor(psu: psu, replicate: replicate)
          guard factor != 0 else { continue }
          let sums = UnsafeMutableBufferPointer(
            rebasing: sums[replicate * columns..<(replicate + 1) * columns])
          for column in totals.indices { sums[column] += factor * totals[column] }
        }
      }
    }
  }
}
