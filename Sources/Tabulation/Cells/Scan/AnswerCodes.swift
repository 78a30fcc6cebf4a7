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
    /// What it adds to x and y of each pair, a byte each.
    var pairs: SIMD4<UInt64>
  }

  /// Pairs whose sums a row keeps at hand.
  static let mostPairs = 16

  let itemCount: Int
  let items: UnsafeMutablePointer<Item>
  private let codes: UnsafeMutablePointer<Code>
  private let layout: CellLayout

  init(_ layout: CellLayout) {
    self.layout = layout
    itemCount = layout.items.count
    items = .allocate(capacity: max(1, itemCount))
    codes = .allocate(capacity: max(1, layout.items.reduce(0) { $0 + $1.codes.count }))
    var first = 0
    for (index, item) in layout.items.enumerated() {
      (items + index).initialize(to: Item(column: item.column, codes: codes + first))
      for (code, meaning) in item.codes.enumerated() {
        (codes + first + code).initialize(
          to: Code(meaning, firstSlot: layout.firstSlots[index]))
      }
      first += item.codes.count
    }
  }

  deinit {
    items.deallocate()
    codes.deallocate()
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
  fileprivate init(_ meaning: ItemCodes.Code?, firstSlot: Int) {
    pairs = .zero
    for (offset, value) in (meaning?.contributions ?? []).enumerated() {
      pairs[offset / 8] |= UInt64(value) << UInt64(offset % 8 * 8)
    }
    guard let meaning else {
      slot = -1
      return
    }
    slot = meaning.answerClass.map { firstSlot + $0 } ?? CellLayout.Word.waste
  }
}
