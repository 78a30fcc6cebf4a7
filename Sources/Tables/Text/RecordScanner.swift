/// Finds the cells of one record of delimited text: the innermost loop of reading.
///
/// Cells are found in the bytes as they are; only those that need work (quotes inside, letters
/// beyond ASCII) are listed, the others are ready.
final class RecordScanner {
  /// How a search for a record ended.
  enum Outcome {
    /// A whole record of so many bytes, the line end among them.
    case record(bytes: Int)
    /// The window ends inside the record.
    case needsMore
    case tooManyColumns
    case nulByte
    /// The text ends inside quotes.
    case quoteNotClosed
  }

  /// What is special about a listed cell.
  struct Special: OptionSet {
    let rawValue: UInt8
    /// Bytes beyond ASCII: to be checked and composed.
    static let high = Special(rawValue: 1)
    /// Doubled quotes inside.
    static let doubledQuotes = Special(rawValue: 2)
    /// A quote inside a cell that is not quoted.
    static let strayQuote = Special(rawValue: 4)
    /// Text between the closing quote and the delimiter.
    static let textAfterQuote = Special(rawValue: 8)
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let quotes = ByteOctet.repeating(quote)

  private let limit: Int
  private let delimiter: UInt8
  private let delimiters: UInt64
  private let cells: UnsafeMutablePointer<Row.Cell>
  private let stops: UnsafeMutablePointer<Bool>
  private let listed: UnsafeMutablePointer<(column: Int, special: Special)>
  private var cellCount = 0
  private var listedCount = 0
  /// Line breaks inside the record, the one at its end not counted.
  private(set) var innerLineBreaks = 0

  init(delimiter: UInt8, columns limit: Int) {
    self.limit = limit
    self.delimiter = delimiter
    delimiters = ByteOctet.repeating(delimiter)
    cells = .allocate(capacity: limit + 1)
    listed = .allocate(capacity: limit + 1)
    stops = .allocate(capacity: 256)
    stops.initialize(repeating: false, count: 256)
    for byte in [delimiter, Self.quote, Self.lineFeed, Self.carriageReturn, 0] {
      stops[Int(byte)] = true
    }
  }

  deinit {
    cells.deallocate()
    listed.deallocate()
    stops.deallocate()
  }

  /// The cells of the record found last; offsets count from its beginning.
  var layout: UnsafeBufferPointer<Row.Cell> {
    UnsafeBufferPointer(start: cells, count: cellCount)
  }

  /// Cells of that record that need work, with what is special about them.
  var specials: UnsafeBufferPointer<(column: Int, special: Special)> {
    UnsafeBufferPointer(start: listed, count: listedCount)
  }

  /// Searches the record at the beginning of `bytes`, behind which `ByteOctet.count` line feeds must
  /// lie in memory.
  func scan(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool) -> Outcome {
    guard let base = bytes.baseAddress else { return .needsMore }
    innerLineBreaks = 0
    // Kept apart from the properties, which would be written to memory for every cell.
    var count = 0
    var specialCount = 0
    defer {
      cellCount = count
      listedCount = specialCount
    }
    var offset = 0
    while true {
      takePlainCells(base, &offset, &count)
      guard count < limit else { return .tooManyColumns }
      var special: Special = []
      let content: Range<Int>
      if base[offset] == Self.quote, offset < bytes.count {
        guard let range = quotedContent(base, bytes.count, &offset, isLast, &special) else {
          return isLast ? .quoteNotClosed : .needsMore
        }
        content = range
      } else {
        content = plainContent(base, bytes.count, &offset, &special)
      }
      (cells + count).initialize(to: trimmedCell(base, content))
      if !special.isEmpty {
        (listed + specialCount).initialize(to: (count, special))
        specialCount += 1
      }
      count += 1
      guard base[offset] == delimiter, offset < bytes.count else {
        return outcome(base, bytes.count, offset, isLast)
      }
      offset += 1
    }
  }

  /// Takes cells of ASCII without blanks or quotes, and leaves `start` at the first one that is not
  /// like that or ends otherwise than with a delimiter.
  @inline(__always)
  private func takePlainCells(
    _ base: UnsafePointer<UInt8>, _ start: inout Int, _ count: inout Int
  ) {
    var position = start
    while count &+ ByteOctet.count <= limit {
      let octet = ByteOctet(at: base + position)
      let ends = octet.matches(delimiters)
      let special = (octet.blanksControlsAndHigh | octet.matches(Self.quotes)) & ~ends
      // All bits below the first special byte; all bits where there is none.
      var plainEnds = ends & ((special & (0 &- special)) &- 1)
      while plainEnds != 0 {
        let end = position &+ plainEnds.trailingZeroBitCount &>> 3
        (cells + count).initialize(
          to: Row.Cell(start: start, end: end, kind: start == end ? .blank : .text))
        count &+= 1
        start = end &+ 1
        plainEnds &= plainEnds &- 1
      }
      guard special == 0 else { return }
      position &+= ByteOctet.count
    }
  }

  /// What the byte at `offset`, which ends a cell and is no delimiter, means for the record.
  private func outcome(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ offset: Int, _ isLast: Bool
  ) -> Outcome {
    guard offset < count else { return isLast ? .record(bytes: offset) : .needsMore }
    switch base[offset] {
    case 0: return .nulByte
    case Self.lineFeed: return .record(bytes: offset + 1)
    default:
      guard offset + 1 < count || isLast else { return .needsMore }
      let isPair = offset + 1 < count && base[offset + 1] == Self.lineFeed
      return .record(bytes: offset + (isPair ? 2 : 1))
    }
  }

  /// Runs over a cell without quotes around it and leaves `offset` at what ends it.
  @inline(__always)
  private func plainContent(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ offset: inout Int, _ special: inout Special
  ) -> Range<Int> {
    let start = offset
    var seen: UInt8 = 0
    while true {
      while !stops[Int(base[offset])] {
        seen |= base[offset]
        offset += 1
      }
      guard base[offset] == Self.quote, offset < count else { break }
      special.insert(.strayQuote)
      offset += 1
    }
    if seen >= 0x80 { special.insert(.high) }
    return start..<offset
  }

  /// Runs over a cell in quotes; nil where the bytes end before its closing quote.
  private func quotedContent(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ offset: inout Int, _ isLast: Bool,
    _ special: inout Special
  ) -> Range<Int>? {
    let start = offset + 1
    var position = start
    var seen: UInt8 = 0
    while position < count {
      let byte = base[position]
      seen |= byte
      if byte == Self.quote {
        guard position + 1 < count || isLast else { return nil }
        guard position + 1 < count, base[position + 1] == Self.quote else { break }
        special.insert(.doubledQuotes)
        position += 1
      } else if byte == 0 {
        offset = position
        return start..<position
      } else if byte <= Self.carriageReturn {
        countLineBreak(base, position, byte)
      }
      position += 1
    }
    guard position < count else { return nil }
    if seen >= 0x80 { special.insert(.high) }
    let content = start..<position
    offset = position + 1
    return textAfterQuote(base, count, &offset, &special) ? start - 1..<offset : content
  }

  /// Runs to the end of the cell behind a closing quote; whether there is more than blanks.
  private func textAfterQuote(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ offset: inout Int, _ special: inout Special
  ) -> Bool {
    let start = offset
    while offset < count, base[offset] == Self.quote || !stops[Int(base[offset])] { offset += 1 }
    let hasText = (start..<offset).contains { base[$0] != 0x20 && base[$0] != 0x09 }
    if hasText { special = [.textAfterQuote] }
    return hasText
  }

  private func countLineBreak(_ base: UnsafePointer<UInt8>, _ position: Int, _ byte: UInt8) {
    let endsPair = byte == Self.lineFeed && base[position - 1] == Self.carriageReturn
    if byte == Self.carriageReturn || (byte == Self.lineFeed && !endsPair) { innerLineBreaks += 1 }
  }

  /// A cell without the blanks around it.
  @inline(__always)
  private func trimmedCell(_ base: UnsafePointer<UInt8>, _ content: Range<Int>) -> Row.Cell {
    var start = content.lowerBound
    var end = content.upperBound
    while start < end, base[start] <= 0x20 { start += 1 }
    while end > start, base[end - 1] <= 0x20 { end -= 1 }
    return Row.Cell(start: start, end: end, kind: start == end ? .blank : .text)
  }
}
