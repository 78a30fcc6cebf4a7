import Findings
import Questionnaires
import Tables

/// The column of one rating or choice item.
struct CodedColumn {
  let slot: Int
  let item: Item
  let column: MappedColumn
  private let spellings: AnswerSpellings
  private var seen = SpellingTable()

  init?(slot: Int, item: Item, mapping: ColumnMapping) {
    guard let column = mapping.columns.first(where: { $0.target == .item(item.id) }) else {
      return nil
    }
    self.slot = slot
    self.item = item
    self.column = column
    spellings = AnswerSpellings(item)
  }

  /// The answer byte of a text seen before; nil for the others.
  @inline(__always)
  func known(_ text: UnsafeBufferPointer<UInt8>) -> UInt8? { seen.answer(text) }

  /// The answer byte of a cell with a text not seen before, or what is wrong with it.
  mutating func learn(_ row: Row, at place: Place) -> Result<UInt8, Problem> {
    let cell = Cell(row: row, column: column, place: place, item: item.id)
    if cell.isError { return .failure(cell.problem(.errorCell)) }
    guard let byte = spellings.byte(of: cell.text) else {
      return .failure(cell.unknownAnswer(spellings))
    }
    row.withBytes(column.position) { seen.remember(byte, of: $0) }
    return .success(byte)
  }
}
