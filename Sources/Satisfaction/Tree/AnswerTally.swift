/// Answers of some responses counted by item and byte, in exact integers.
struct AnswerTally {
  /// Responses counted.
  private(set) var responses = 0
  /// Whether one of them has another weight than 1.
  private(set) var isWeighted = false
  /// Weight of all of them, in units of 10^-4. No cell holds more.
  private var weight: Int64 = 0
  private let cells: AnswerCells
  /// Number and weight of the answers of each cell.
  private var counts: [SIMD2<Int64>]

  init(_ cells: AnswerCells) {
    self.cells = cells
    counts = Array(repeating: .zero, count: cells.count)
  }

  /// Number of answers with a byte.
  func count(slot: Int, byte: Int) -> Int { Int(counts[cells.cell(slot: slot, byte: byte)][0]) }

  /// Weight of the answers with a byte, in units of 10^-4.
  func weight(slot: Int, byte: Int) -> Int64 { counts[cells.cell(slot: slot, byte: byte)][1] }

  /// Counts a response with a weight above 0.
  ///
  /// - Parameter answered: the cell of each of its answers.
  mutating func add(_ answered: UnsafeMutableBufferPointer<Int32>, weight: Int64) {
    responses += 1
    self.weight += weight
    isWeighted = isWeighted || weight != IndexAccumulator.unitWeight
    let response = SIMD2(1, weight)
    counts.withUnsafeMutableBufferPointer { counts in
      for cell in answered { counts[Int(cell)] &+= response }
    }
  }

  mutating func add(_ other: AnswerTally) {
    responses += other.responses
    weight += other.weight
    isWeighted = isWeighted || other.isWeighted
    for cell in counts.indices { counts[cell] &+= other.counts[cell] }
  }
}
