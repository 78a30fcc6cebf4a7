import Foundation

/// The responses that count, unit by unit and PSU by PSU.
///
/// PSUs stand in an order made of their content alone, so that sums over them add the same numbers in
/// the same order however the responses came. Within a PSU nothing is added but integers, and any
/// order will do.
struct CountedResponses {
  /// PSUs of each unit in counting order, as positions in `rowsOfPSU`.
  let psusOfUnit: [Range<Int>]
  /// Rows of each PSU, as positions in `rows`.
  let rowsOfPSU: [Range<Int>]
  /// Responses of each unit left out because they are beyond its target.
  let excluded: [Int]

  private let source: IndexAccumulator
  /// Rows of the source, PSU after PSU.
  private let rows: [Int]

  /// - Parameters:
  ///   - order: units in the order in which they are to be counted, as positions in those of the
  ///     accumulator.
  ///   - limits: per position in `order`, how many responses count, the first to arrive; nil for
  ///     all.
  init(_ source: IndexAccumulator, order: [Int], limits: [Int?]) {
    var rowsOfUnit = CountedResponses.rowsByUnit(source)
    var grouping = PSUGrouping(source)
    var psusOfUnit: [Range<Int>] = []
    var excluded: [Int] = []
    for (unit, limit) in zip(order, limits) {
      let count = rowsOfUnit[unit].count
      if let limit, count > limit {
        rowsOfUnit[unit].sort(by: source.arrivesEarlier)
        rowsOfUnit[unit].removeLast(count - limit)
      }
      excluded.append(count - rowsOfUnit[unit].count)
      psusOfUnit.append(grouping.add(rowsOfUnit[unit]))
    }
    self.source = source
    self.psusOfUnit = psusOfUnit
    self.excluded = excluded
    rows = grouping.rows
    rowsOfPSU = grouping.psus
  }

  /// Bytes that a response takes.
  var rowSize: Int { source.stride }

  /// Calls `body` with access to the responses.
  func withRows<Result>(_ body: (RowAccess) throws -> Result) rethrows -> Result {
    try source.bytes.withUnsafeBytes { bytes in
      try body(RowAccess(bytes: bytes, stride: source.stride, rows: rows, psus: rowsOfPSU))
    }
  }

  private static func rowsByUnit(_ source: IndexAccumulator) -> [[Int]] {
    var rows = Array(repeating: [Int](), count: source.unitCount)
    for (row, unit) in source.units.enumerated() { rows[Int(unit)].append(row) }
    return rows
  }
}

/// Responses PSU by PSU.
struct RowAccess {
  fileprivate let bytes: UnsafeRawBufferPointer
  fileprivate let stride: Int
  fileprivate let rows: [Int]
  fileprivate let psus: [Range<Int>]

  /// Calls `body` with every response of a PSU.
  func forEach(of psu: Int, _ body: (CountedRow) throws -> Void) rethrows {
    for position in psus[psu] {
      let start = rows[position] * stride
      try body(CountedRow(UnsafeRawBufferPointer(rebasing: bytes[start..<start + stride])))
    }
  }
}

/// Puts the rows of one unit after the other together by PSU.
private struct PSUGrouping {
  private(set) var rows: [Int] = []
  /// Rows of each PSU, as positions in `rows`.
  private(set) var psus: [Range<Int>] = []
  private let source: IndexAccumulator

  init(_ source: IndexAccumulator) {
    self.source = source
    rows.reserveCapacity(source.count)
  }

  /// Adds the rows of a unit and gives the positions of its PSUs.
  mutating func add(_ unit: [Int]) -> Range<Int> {
    let first = psus.count
    let ids = source.psus
    var keys: [(fingerprint: UInt64, rows: Range<Int>)] = []
    for row in unit.sorted(by: { ids[$0] < ids[$1] }) {
      let isLone = ids[row] < 0
      if isLone || keys.isEmpty || rows.last.map({ ids[$0] }) != ids[row] {
        keys.append((0, rows.count..<rows.count))
      }
      rows.append(row)
      let last = keys.count - 1
      keys[last].rows = keys[last].rows.lowerBound..<rows.count
      keys[last].fingerprint &+= source.fingerprint(of: row)
    }
    keys.sort { $0.fingerprint < $1.fingerprint }
    psus += keys.map(\.rows)
    return first..<psus.count
  }
}
