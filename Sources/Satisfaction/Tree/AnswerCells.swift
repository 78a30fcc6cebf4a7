import Questionnaires

/// Where answers are counted: a cell for every byte that says something at an item, and one for all
/// others of the item.
struct AnswerCells {
  /// Number of cells of all items.
  let count: Int
  /// Number of items.
  let items: Int
  /// The cell of each of the 256 bytes, item after item.
  private let cellOfByte: [Int32]

  init(_ questionnaire: Questionnaire) {
    var cellOfByte: [Int32] = []
    var first = 0
    for item in questionnaire.items {
      let options = item.kind.isCoded ? min(item.options.count, AnswerByte.maxOptions) : 0
      let firstReason = options + 1
      let others = firstReason + 256 - Int(AnswerByte.dontKnow)
      for byte in 0..<256 {
        let isReason = byte >= Int(AnswerByte.dontKnow)
        let cell =
          byte <= options
          ? byte : isReason ? firstReason + byte - Int(AnswerByte.dontKnow) : others
        cellOfByte.append(Int32(first + cell))
      }
      first += others + 1
    }
    count = first
    items = questionnaire.items.count
    self.cellOfByte = cellOfByte
  }

  /// The cell of a byte at an item.
  func cell(slot: Int, byte: Int) -> Int { Int(cellOfByte[slot << 8 | byte]) }

  /// Writes the cell of every answer of a response.
  func write(_ answers: UnsafeBufferPointer<UInt8>, to cells: UnsafeMutableBufferPointer<Int32>) {
    cellOfByte.withUnsafeBufferPointer { cellOfByte in
      for slot in cells.indices { cells[slot] = cellOfByte[slot << 8 | Int(answers[slot])] }
    }
  }
}
