import Foundation

/// The responses that count, unit by unit and PSU by PSU, in an order made of their content
/// alone: whatever order they came in, every sum below adds the same numbers in the same order.
struct CountedResponses {
  /// PSUs of each unit, as positions in `rowsOfPSU`.
  let psusOfUnit: [Range<Int>]
  /// Rows of each PSU.
  let rowsOfPSU: [Range<Int>]
  /// Responses of each unit left out because they are beyond its target.
  let excluded: [Int]

  private let bytes: [UInt8]
  private let stride: Int

  /// - Parameters:
  ///   - order: units in the order in which they are to be counted, as positions in those of the
  ///     accumulator.
  ///   - limits: per position in `order`, how many responses count, the first to arrive; nil for
  ///     all.
  init(_ source: IndexAccumulator, order: [Int], limits: [Int?]) {
    stride = source.stride
    let rowsOfUnit = CountedResponses.rowsByUnit(source)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(source.bytes.count)
    var psusOfUnit: [Range<Int>] = []
    var rowsOfPSU: [Range<Int>] = []
    var excluded: [Int] = []
    source.bytes.withUnsafeBufferPointer { content in
      let sorter = RowSorter(content: content, stride: source.stride)
      for (unit, limit) in zip(order, limits) {
        var rows = rowsOfUnit[unit]
        excluded.append(max(0, rows.count - (limit ?? rows.count)))
        if let limit, rows.count > limit {
          rows = Array(sorter.byArrival(rows, source.arrivals).prefix(limit))
        }
        let firstPSU = rowsOfPSU.count
        for psu in sorter.psus(rows, ids: source.psus) {
          let first = bytes.count / source.stride
          for row in psu { bytes.append(contentsOf: sorter.row(row)) }
          rowsOfPSU.append(first..<first + psu.count)
        }
        psusOfUnit.append(firstPSU..<rowsOfPSU.count)
      }
    }
    self.bytes = bytes
    self.psusOfUnit = psusOfUnit
    self.rowsOfPSU = rowsOfPSU
    self.excluded = excluded
  }

  /// All rows as bytes, in counting order.
  var content: [UInt8] { bytes }

  /// Number of responses of a unit.
  func count(unit: Int) -> Int { psusOfUnit[unit].reduce(0) { $0 + rowsOfPSU[$1].count } }

  /// Calls `body` with access to rows by number.
  func withRows<Result>(_ body: (RowAccess) throws -> Result) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { try body(RowAccess(bytes: $0, stride: stride)) }
  }

  private static func rowsByUnit(_ source: IndexAccumulator) -> [[Int]] {
    var rows = Array(repeating: [Int](), count: source.unitCount)
    for (row, unit) in source.units.enumerated() { rows[Int(unit)].append(row) }
    return rows
  }
}

/// Rows by number.
struct RowAccess {
  fileprivate let bytes: UnsafeBufferPointer<UInt8>
  fileprivate let stride: Int

  /// A response.
  subscript(row: Int) -> CountedRow {
    let start = row * stride
    let weight = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[start..<start + 8])
      .loadUnaligned(as: Int64.self)
    return CountedRow(
      answers: UnsafeBufferPointer(rebasing: bytes[start + 8..<start + stride]),
      weight: Int64(bigEndian: weight))
  }
}

/// Puts the rows of a unit into an order that depends on their content alone.
private struct RowSorter {
  let content: UnsafeBufferPointer<UInt8>
  let stride: Int

  func row(_ row: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
    content[row * stride..<(row + 1) * stride]
  }

  /// Rows by arrival, those that arrived together by content.
  func byArrival(_ rows: [Int], _ arrivals: [Int64]) -> [Int] {
    rows.sorted {
      arrivals[$0] == arrivals[$1] ? precedes($0, $1) : arrivals[$0] < arrivals[$1]
    }
  }

  /// Rows of each PSU: rows within by content, PSUs by size, then row for row by content.
  func psus(_ rows: [Int], ids: [Int32]) -> [[Int]] {
    let sorted = rows.sorted(by: precedes)
    var lone: [[Int]] = []
    var members: [Int32: [Int]] = [:]
    for row in sorted {
      if ids[row] < 0 { lone.append([row]) } else { members[ids[row], default: []].append(row) }
    }
    if members.isEmpty { return lone }
    return (lone + members.values).sorted(by: precedes)
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool { order(left, right) < 0 }

  private func precedes(_ left: [Int], _ right: [Int]) -> Bool {
    guard left.count == right.count else { return left.count < right.count }
    for (first, second) in zip(left, right) {
      let order = order(first, second)
      if order != 0 { return order < 0 }
    }
    return false
  }

  private func order(_ left: Int, _ right: Int) -> Int32 {
    guard let base = content.baseAddress else { return 0 }
    return memcmp(base + left * stride, base + right * stride, stride)
  }
}
