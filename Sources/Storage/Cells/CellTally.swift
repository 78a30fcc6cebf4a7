import GRDB
import Questionnaires

/// Sums of responses per PSU, to be added to the cell table in the transaction of the responses.
struct CellTally {
  /// Sums of one PSU.
  struct Sums: Equatable {
    var received: Int64 = 0
    var valid: Int64 = 0
    var weight: Int64 = 0
    /// Count and weight of each level in turn.
    var levels: [Int64]
  }

  let layout: CellLayout
  private let empty: Sums
  private(set) var psus: [Int64: Sums] = [:]

  init(layout: CellLayout) {
    self.layout = layout
    empty = Sums(levels: Array(repeating: 0, count: layout.levelCount * 2))
  }

  /// Adds a response, or takes it away with `times` -1.
  mutating func add(
    _ answers: UnsafeBufferPointer<UInt8>, psu: Int64, weight: Int64, isValid: Bool, times: Int64
  ) {
    let empty = self.empty
    psus[psu, default: empty].add(
      answers, layout, weight: weight, isValid: isValid, times: times)
  }

  /// Adds the sums to the stored cells and forgets them.
  mutating func flush(to db: Database, round: Int64) throws {
    let read = try RawStatement(
      db, "SELECT received, valid, weight, counts FROM cell WHERE round = ? AND psu = ?")
    let write = try RawStatement(
      db,
      """
      INSERT INTO cell (round, psu, received, valid, weight, counts) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (round, psu) DO UPDATE SET received = excluded.received,
        valid = excluded.valid, weight = excluded.weight, counts = excluded.counts
      """)
    for (psu, var sums) in psus.sorted(by: { $0.key < $1.key }) {
      read.bind(round, at: 1)
      read.bind(psu, at: 2)
      if try read.step() { sums.add(read) }
      read.reset()
      try sums.store(write, round: round, psu: psu, db)
    }
    psus.removeAll(keepingCapacity: true)
  }
}

extension CellTally.Sums {
  fileprivate mutating func add(
    _ answers: UnsafeBufferPointer<UInt8>, _ layout: CellLayout, weight: Int64, isValid: Bool,
    times: Int64
  ) {
    received += times
    guard isValid else { return }
    valid += times
    self.weight += times * weight
    let items = layout.items
    layout.levelOfByte.withUnsafeBufferPointer { levelOfByte in
      levels.withUnsafeMutableBufferPointer { levels in
        for position in items.indices {
          let level = levelOfByte[position << 8 + Int(answers[items[position].slot])]
          guard level != CellLayout.impossible else { continue }
          levels[Int(level) * 2] += times
          levels[Int(level) * 2 + 1] += times * weight
        }
      }
    }
  }

  /// Adds a stored cell: received, valid, weight, counts in the columns 0 to 3.
  mutating func add(_ row: RawStatement) {
    received &+= row.integer(0)
    valid &+= row.integer(1)
    weight &+= row.integer(2)
    let stored = UnsafeRawBufferPointer(row.bytes(3))
    for index in 0..<min(levels.count, stored.count / 8) {
      levels[index] &+= Int64(
        littleEndian: stored.loadUnaligned(fromByteOffset: index * 8, as: Int64.self))
    }
  }

  fileprivate func store(
    _ write: RawStatement, round: Int64, psu: Int64, _ db: Database
  ) throws {
    guard received != 0 else {
      try db.execute(
        sql: "DELETE FROM cell WHERE round = ? AND psu = ?", arguments: [round, psu])
      return
    }
    write.bind(round, at: 1)
    write.bind(psu, at: 2)
    write.bind(received, at: 3)
    write.bind(valid, at: 4)
    write.bind(weight, at: 5)
    levels.map(\.littleEndian).withUnsafeBytes { write.bind($0, at: 6) }
    try write.run()
  }
}
