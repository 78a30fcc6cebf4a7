/// Answers of some responses counted by item and byte, in exact integers.
struct AnswerTally {
  /// Responses counted.
  private(set) var responses = 0
  /// Whether one of them has another weight than 1.
  private(set) var isWeighted = false
  private var counts: [Int]
  private var weights: [Int64]

  init(items: Int) {
    counts = Array(repeating: 0, count: items << 8)
    weights = Array(repeating: 0, count: items << 8)
  }

  /// Number of answers with a byte.
  func count(slot: Int, byte: Int) -> Int { counts[slot << 8 | byte] }

  /// Weight of the answers with a byte, in units of 10^-4.
  func weight(slot: Int, byte: Int) -> Int64 { weights[slot << 8 | byte] }

  /// Counts a response; one of weight 0 stands for nobody.
  mutating func add(_ row: CountedRow) {
    guard row.weight > 0 else { return }
    responses += 1
    isWeighted = isWeighted || row.weight != IndexAccumulator.unitWeight
    counts.withUnsafeMutableBufferPointer { counts in
      weights.withUnsafeMutableBufferPointer { weights in
        for slot in row.answers.indices {
          let cell = slot << 8 | Int(row.answers[slot])
          counts[cell] += 1
          weights[cell] += row.weight
        }
      }
    }
  }

  mutating func add(_ other: AnswerTally) {
    responses += other.responses
    isWeighted = isWeighted || other.isWeighted
    for cell in counts.indices where other.counts[cell] != 0 {
      counts[cell] += other.counts[cell]
      weights[cell] += other.weights[cell]
    }
  }
}
