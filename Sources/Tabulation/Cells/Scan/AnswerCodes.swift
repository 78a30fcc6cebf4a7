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
    /// Word of the cell; `CellLayout.Word.unknown` for a text that has not been met.
    var slot: Int
    /// What it adds to the fields of the pairs.
    var low: UInt64
    var high: UInt64
  }

  let itemCount: Int
  let items: UnsafeMutablePointer<Item>
  /// Words of the cell for cells of at most one byte, `ItemCodes.immediateCount` codes an item.
  let shortSlots: UnsafeMutablePointer<Int32>
  /// What they add to the fields of the pairs, likewise.
  let shortLows: UnsafeMutablePointer<UInt64>
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
    shortSlots = .allocate(capacity: max(1, itemCount * shortCount))
    shortLows = .allocate(capacity: max(1, itemCount * shortCount))
    codeOfByte = .allocate(capacity: 256)
    codeOfByte.initialize(repeating: UInt8(ItemCodes.other), count: 256)
    for digit in 0..<10 { codeOfByte[Int(UInt8(ascii: "0")) + digit] = UInt8(digit) }
    codeOfByte[Int(layout.text.delimiter)] = UInt8(ItemCodes.blank)
    var first = 0
    for (index, item) in layout.items.enumerated() {
      (items + index).initialize(to: Item(column: item.column, codes: codes + first))
      for (code, meaning) in item.codes.enumerated() {
        (codes + first + code).initialize(
          to: Code(meaning, layout.pairs) { layout.slot(item: index, answerClass: $0) })
      }
      for code in 0..<shortCount {
        let short = index * shortCount + code
        (shortSlots + short).initialize(to: Int32(codes[first + code].slot))
        (shortLows + short).initialize(to: codes[first + code].low)
      }
      first += item.codes.count
    }
  }

  deinit {
    items.deallocate()
    codes.deallocate()
    shortSlots.deallocate()
    shortLows.deallocate()
    pairFields.deallocate()
    codeOfByte.deallocate()
  }

  /// What a cell of an item's column adds.
  ///
  /// - Throws: where its text has not been met.
  @inline(never)
  func code(_ text: UnsafePointer<UInt8>, _ length: Int, item: Int) throws(ScanStop) -> Code {
    let digit = text.pointee &- UInt8(ascii: "0")
    var position = Int(digit)
    if length != 1 || digit > 9 {
      position = length == 0 ? ItemCodes.blank : try self.position(text, length, item: item)
    }
    let code = items[item].codes[position]
    if code.slot == CellLayout.Word.unknown { throw unknown(text, length, item: item) }
    return code
  }

  private func position(
    _ text: UnsafePointer<UInt8>, _ length: Int, item: Int
  ) throws(ScanStop) -> Int {
    let string = String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self)
    guard let position = layout.items[item].texts[string] else {
      throw unknown(text, length, item: item)
    }
    return position
  }

  private func unknown(_ text: UnsafePointer<UInt8>, _ length: Int, item: Int) -> ScanStop {
    let bytes = UnsafeBufferPointer(start: text, count: length)
    return .unknownText(item: item, text: String(decoding: bytes, as: UTF8.self))
  }
}

extension AnswerCodes.Code {
  fileprivate init(
    _ meaning: ItemCodes.Code?, _ fields: [PairField], slot slotOfClass: (Int) -> Int
  ) {
    var words: [UInt64] = [0, 0]
    for (pair, field) in fields.enumerated() {
      guard let contributions = meaning?.contributions, !contributions.isEmpty else { break }
      words[field.word] += UInt64(contributions[2 * pair]) << field.shift
      words[field.word] += UInt64(contributions[2 * pair + 1]) << (field.shift + field.bits)
    }
    (low, high) = (words[0], words[1])
    guard let meaning else {
      slot = CellLayout.Word.unknown
      return
    }
    slot = meaning.answerClass.map(slotOfClass) ?? CellLayout.Word.waste
  }
}
