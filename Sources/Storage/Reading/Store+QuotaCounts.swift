import Agencies
import Responses

/// How many responses a unit has in one cell of answers.
public struct AnswerCellCount: Sendable, Hashable {
  /// The unit.
  public var unit: UnitKey
  /// Bytes at the cell slots, in their order; see `AnswerByte`.
  public var answers: [UInt8]
  /// Responses, valid or not.
  public var received: Int
  /// Valid responses.
  public var valid: Int
}

extension Store {
  /// Responses per unit and cell of a quota plan, by unit and bytes.
  ///
  /// - Parameter cellSlots: slots of the items that make the cells; without any the cell table
  ///   answers and no response is read.
  public func quotaCounts(round: String, cellSlots: [Int]) throws -> [AnswerCellCount] {
    guard !cellSlots.isEmpty else { return try unitCounts(round: round) }
    var tally = AnswerCellTally(slots: cellSlots)
    try scan(round: round) { tally.add($0) }
    return tally.counts(in: try frame(round: round))
  }

  private func unitCounts(round: String) throws -> [AnswerCellCount] {
    try Dictionary(grouping: cells(round: round), by: \.unit).sorted { $0.key < $1.key }.map {
      AnswerCellCount(
        unit: $0, answers: [], received: $1.reduce(0) { $0 + Int($1.received) },
        valid: $1.reduce(0) { $0 + Int($1.valid) })
    }
  }
}

/// Counts the responses of a scan by unit and by the answers that make the cells of a quota plan.
public struct AnswerCellTally {
  private struct Cell: Hashable, Comparable {
    var unit: Int
    var answers: [UInt8]

    static func < (left: Cell, right: Cell) -> Bool {
      left.unit != right.unit
        ? left.unit < right.unit : left.answers.lexicographicallyPrecedes(right.answers)
    }
  }

  private let slots: [Int]
  private var cells: [Cell: (received: Int, valid: Int)] = [:]

  /// Nothing counted yet.
  ///
  /// - Parameter slots: slots of the items that make the cells.
  public init(slots: [Int]) {
    self.slots = slots
  }

  /// Counts a response.
  public mutating func add(_ response: StoredAnswer) {
    let answers = slots.map { response.answers.indices.contains($0) ? response.answers[$0] : 0 }
    let cell = Cell(unit: response.unit, answers: answers)
    cells[cell, default: (0, 0)].received += 1
    if response.validity == .valid { cells[cell, default: (0, 0)].valid += 1 }
  }

  /// What was counted, by unit and bytes.
  ///
  /// - Parameter frame: the units of the round that was scanned.
  public func counts(in frame: ScanFrame) -> [AnswerCellCount] {
    cells.sorted { $0.key < $1.key }.map { cell, count in
      AnswerCellCount(
        unit: frame.units[cell.unit], answers: cell.answers, received: count.received,
        valid: count.valid)
    }
  }
}
