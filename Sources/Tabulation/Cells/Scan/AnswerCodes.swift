/// What the answers of a row add to a cell, laid out for the innermost loop.
///
/// The lists live as long as the object.
final class AnswerCodes {
  /// A column of answers.
  struct Item {
    /// Position of the column.
    var column: Int
    /// Its codes.
    var codes: UnsafeMutablePointer<Code>
  }

  /// What a code adds.
  struct Code {
    /// Word of the cell; negative for a text that has not been met.
    var slot: Int
    /// What it adds to the fields of the pairs.
    var low: UInt64
    var high: UInt64
  }

  let itemCount: Int
  let items: UnsafeMutablePointer<Item>
  /// What cells of at most one byte add, `ItemCodes.immediateCount` codes an item.
  let shortCodes: UnsafeMutablePointer<Code>
  /// Code of each byte that ends a cell of at most one byte: itself, or the delimiter before a blank.
  let codeOfByte: UnsafeMutablePointer<UInt8>
  let pairFields: UnsafeMutablePointer<PairField>
  private let codes: UnsafeMutablePointer<Code>
  private let layout: CellLayout

  init(_ layout: CellLayout) {
    self.layout = layout
    itemCount = layout.items.count
    pairFields = .allocate(capacity: max(1, layout.pairs.count))
    pairFields.initialize(from: layout.pairs, count: layout.pairs.count)
    items = .allocate(capacity: max(1, itemCount))
    codes = .allocate(capacity: max(1, layout.items.reduce(0) { $0 + $1.codes.count }))
    let shortCount = ItemCodes.immediateCount
    shortCodes = .allocate(capacity: max(1, itemCount * shortCount))
    codeOfByte = .allocate(capacity: 256)
    codeOfByte.initialize(repeating: UInt8(ItemCodes.other), count: 256)
    for digit in 0..<10 { codeOfByte[Int(UInt8(ascii: "0")) + digit] = UInt8(digit) }
    codeOfByte[Int(layout.text.delimiter)] = UInt8(ItemCodes.blank)
    var first = 0
    for (index, item) in layout.items.enumerated() {
      (items + index).initialize(to: Item(column: item.column, codes: codes + first))
      for (code, meaning) in item.codes.enumerated() {
        (codes + first + code).initialize(
          to: Code(meaning, layout.pairs, firstSlot: layout.firstSlots[index]))
      }
      (shortCodes + index * shortCount).initialize(from: codes + first, count: shortCount)
      first += item.codes.count
    }
  }

  deinit {
    items.deallocate()
    codes.deallocate()
    shortCodes.deallocate()
    pairFields.deallocate()
    codeOfByte.deallocate()
  }

  /// Position among an item's codes of a text that is neither a digit nor blank.
  func position(_ text: UnsafeBufferPointer<UInt8>, item: Int) throws(ScanStop) -> Int {
    let text = String(decoding: text, as: UTF8.self)
    guard let position = layout.items[item].texts[text] else {
      throw .unknownText(item: item, text: text)
    }
    return position
  }
}

extension AnswerCodes.Code {
  fileprivate init(_ meaning: ItemCodes.Code?, _ fields: [PairField], firstSlot: Int) {
    var words: [UInt64] = [0, 0]
    for (pair, field) in fields.enumerated() {
      guard let contributions = meaning?.contributions, !contributions.isEmpty else { break }
      words[field.word] += UInt64(contributions[2 * pair]) << field.shift
      words[field.word] += UInt64(contributions[2 * pair + 1]) << (field.shift + field.bits)
    }
    (low, high) = (words[0], words[1])
    guard let meaning else {
      slot = -1
      return
    }
    slot = meaning.answerClass.map { firstSlot + $0 } ?? CellLayout.Word.waste
  }
}
