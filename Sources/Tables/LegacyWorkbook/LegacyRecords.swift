/// What FreeXL does not tell of a legacy workbook: stored results of formulas, logical values and
/// errors, hidden sheets, and whether there is a password. Read from its records ([MS-XLS] 2.4).
struct LegacyRecords {
  /// A sheet by its name.
  struct Sheet {
    var name: String
    var isHidden: Bool
    fileprivate var start: Int
    /// Values that FreeXL leaves out or takes for numbers.
    var values: [Place: LegacyValue] = [:]
  }

  /// Place of a cell, from 0.
  struct Place: Hashable {
    var row: Int
    var column: Int
  }

  private static let formula: UInt16 = 0x0006
  private static let endOfFile: UInt16 = 0x000A
  private static let dateMode: UInt16 = 0x0022
  private static let filePass: UInt16 = 0x002F
  private static let boundSheet: UInt16 = 0x0085
  private static let extendedFormat: UInt16 = 0x00E0
  private static let booleanOrError: UInt16 = 0x0205
  private static let string: UInt16 = 0x0207
  private static let format: UInt16 = 0x041E
  private static let beginning: UInt16 = 0x0809
  private static let biff8: UInt16 = 0x0600

  private let stream: [UInt8]
  private(set) var hasPassword = false
  private(set) var sheets: [Sheet] = []
  private var uses1904 = false
  private var isBIFF8 = true
  private var formats: [UInt16] = []
  private var codes: [UInt16: String] = [:]

  /// Reads the stream `Workbook` (or `Book` of Excel 95) of a container.
  init(_ stream: [UInt8]) {
    self.stream = stream
    readGlobals()
    guard !hasPassword else { return }
    // Each part ends where the next one begins, so that no record is read twice.
    let order = sheets.indices.sorted { sheets[$0].start < sheets[$1].start }
    let ends = order.dropFirst().map { sheets[$0].start } + [stream.count]
    for (index, end) in zip(order, ends) { readValues(of: index, to: end) }
  }

  /// Hands out the records from an offset to the end of their part.
  private func forEachRecord(
    from start: Int, to end: Int, _ body: (_ kind: UInt16, _ content: ArraySlice<UInt8>) -> Void
  ) {
    var offset = start
    while offset < end, let kind = stream.unsigned16(offset),
      let length = stream.unsigned16(offset + 2),
      kind != Self.endOfFile, offset + 4 + Int(length) <= stream.count
    {
      body(kind, stream[offset + 4..<offset + 4 + Int(length)])
      offset += 4 + Int(length)
    }
  }

  private mutating func readGlobals() {
    var found = self
    forEachRecord(from: 0, to: stream.count) { kind, content in
      switch kind {
      case Self.beginning: found.isBIFF8 = content.unsigned16(0) == Self.biff8
      case Self.filePass: found.hasPassword = true
      case Self.dateMode: found.uses1904 = content.unsigned16(0) == 1
      case Self.extendedFormat: found.formats.append(content.unsigned16(2) ?? 0)
      case Self.format:
        guard let id = content.unsigned16(0), let length = content.unsigned16(2) else { break }
        found.codes[id] = found.text(content.dropFirst(4), Int(length))
      case Self.boundSheet: found.addSheet(content)
      default: break
      }
    }
    self = found
  }

  private mutating func addSheet(_ content: ArraySlice<UInt8>) {
    guard let start = content.unsigned32(0), let state = content.unsigned16(4), content.count > 6
    else { return }
    let name = text(content.dropFirst(7), Int(content[content.startIndex + 6]))
    sheets.append(Sheet(name: name, isHidden: state & 3 != 0, start: Int(start)))
  }

  private mutating func readValues(of sheet: Int, to end: Int) {
    var values: [Place: LegacyValue] = [:]
    var formula: Place?
    forEachRecord(from: sheets[sheet].start, to: end) { kind, content in
      switch kind {
      case Self.formula:
        formula = Self.place(content)
        if let formula { values[formula] = result(content) }
      case Self.string:
        guard let place = formula, let length = content.unsigned16(0) else { break }
        values[place] = .text(text(content.dropFirst(2), Int(length)))
      case Self.booleanOrError:
        guard let place = Self.place(content), let value = content.unsigned16(6) else { break }
        let low = UInt8(truncatingIfNeeded: value)
        values[place] = value > 0xFF ? .error(LegacyValue.errorText(low)) : .boolean(low != 0)
      default: break
      }
    }
    sheets[sheet].values = values
  }

  private static func place(_ content: ArraySlice<UInt8>) -> Place? {
    guard let row = content.unsigned16(0), let column = content.unsigned16(2) else { return nil }
    return Place(row: Int(row), column: Int(column))
  }

  /// The result in a FORMULA record ([MS-XLS] 2.5.133), nil for an empty text; other texts stand in a
  /// record after it.
  private func result(_ content: ArraySlice<UInt8>) -> LegacyValue? {
    guard let number = content.double(6), let mark = content.unsigned16(12) else { return .missing }
    guard mark == 0xFFFF else { return numberResult(number, style: content.unsigned16(4) ?? 0) }
    let value = content[content.startIndex + 8]
    switch content[content.startIndex + 6] {
    case 1: return .boolean(value != 0)
    case 2: return .error(LegacyValue.errorText(value))
    case 3: return nil
    default: return .missing
    }
  }

  private func numberResult(_ number: Double, style: UInt16) -> LegacyValue {
    let format = Int(style) < formats.count ? formats[Int(style)] : 0
    let isDate =
      codes[format].map(NumberFormatCode.showsDate) ?? NumberFormatCode.isBuiltInDate(Int(format))
    if isDate, let date = SerialDate.text(number, uses1904: uses1904) { return .date(date) }
    return .number(number)
  }

  /// A string of so many characters: in BIFF8 after a byte that says whether they are two bytes
  /// each; before that in the code page of the writer, of which only ASCII is sure.
  private func text(_ content: ArraySlice<UInt8>, _ length: Int) -> String {
    let characters = isBIFF8 ? content.dropFirst() : content
    if isBIFF8, let flags = content.first, flags & 1 == 1 {
      return String(decoding: characters.prefix(length * 2).units, as: UTF16.self)
    }
    let scalars = characters.prefix(length).map { byte in
      isBIFF8 || byte < 0x80 ? Unicode.Scalar(byte) : "\u{FFFD}"
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
