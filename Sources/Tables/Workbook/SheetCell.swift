import Glibc

/// The cell of a sheet that is being parsed, and how it becomes a cell of a row.
final class SheetCell {
  /// How a cell ended.
  enum Outcome {
    case done
    case tooManyColumns
    case unknownString(Int)
    case formulaWithoutValue(String)
  }

  /// Type of a cell as its `t` says (ECMA-376 18.18.11).
  private enum Content {
    case number, shared, string, inline, boolean, error, date
  }

  /// Which text is being collected.
  private enum Collecting {
    case nothing, value, formula, inline
  }

  private static let formulaBytes = 200
  private let context: SheetContext
  /// Column (from 0) after the last cell.
  var nextColumn = 0
  private var content = Content.number
  private var style = 0
  private var collecting = Collecting.nothing
  private var value: [UInt8] = []
  private var formula: [UInt8] = []
  private var hasFormula = false
  private var hasValue = false
  private var rich = RichText()

  init(_ context: SheetContext) {
    self.context = context
  }

  /// Bytes collected for the cell.
  var size: Int { value.count + rich.count }

  /// Begins a cell; false where its place is before the last one or cannot be read.
  func begin(_ attributes: XMLAttributes) -> Bool {
    let column = attributes["r"].map(SheetCell.column) ?? nextColumn
    guard let column, column >= nextColumn else { return false }
    nextColumn = column + 1
    content = SheetCell.content(attributes["t"])
    style = attributes["s"].map { atol($0) } ?? 0
    collecting = .nothing
    value.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    hasFormula = false
    hasValue = false
    return true
  }

  func start(_ name: XMLName) {
    switch name {
    case "v":
      collecting = .value
      hasValue = true
    case "f":
      collecting = .formula
      hasFormula = true
    case "is": collecting = .inline
    default: if collecting == .inline { rich.start(name) }
    }
  }

  func end(_ name: XMLName) {
    switch name {
    case "v", "f", "is": collecting = .nothing
    default: if collecting == .inline { rich.end(name) }
    }
  }

  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch collecting {
    case .nothing: break
    case .value: value.append(contentsOf: bytes)
    case .formula: formula.append(contentsOf: bytes.prefix(Self.formulaBytes - formula.count))
    case .inline: rich.append(bytes)
    }
  }

  /// Adds the cell to `row`; empty cells are left out until another follows.
  func finish(into row: inout Row, columns limit: Int) -> Outcome {
    if content == .inline { rich.finish { value = Array($0) } }
    if value.isEmpty {
      guard hasFormula, !(hasValue && content == .string), content != .inline else { return .done }
      guard pad(&row, limit) else { return .tooManyColumns }
      let text = "=" + String(decoding: formula, as: UTF8.self)
      row.append(text.utf8, kind: .error)
      return .formulaWithoutValue(text)
    }
    guard pad(&row, limit) else { return .tooManyColumns }
    return appendValue(to: &row)
  }

  /// Fills up with blank cells to the place of this one.
  private func pad(_ row: inout Row, _ limit: Int) -> Bool {
    guard nextColumn <= limit else { return false }
    while row.count < nextColumn - 1 { row.append(EmptyCollection(), kind: .blank) }
    return true
  }

  private func appendValue(to row: inout Row) -> Outcome {
    switch content {
    case .number: appendNumber(to: &row)
    case .shared: return appendShared(to: &row)
    case .boolean: row.append((value.first == 0x31 ? "TRUE" : "FALSE").utf8, kind: .boolean)
    case .error: row.append(value, kind: .error)
    case .date: row.append(SheetCell.day(value), kind: .date)
    case .string, .inline:
      WorkbookText.clean(&value)
      row.append(value, kind: value.isEmpty ? .blank : .text)
    }
    return .done
  }

  private func appendShared(to row: inout Row) -> Outcome {
    let number = Int(String(decoding: value, as: UTF8.self)) ?? -1
    let found: Void? = context.strings.withBytes(number) {
      row.append($0, kind: $0.isEmpty ? .blank : .text)
    }
    return found == nil ? .unknownString(number) : .done
  }

  private func appendNumber(to row: inout Row) {
    let isDate = context.styles.isDate(style)
    if !isDate, NumberText.isShortest(value) { return row.append(value, kind: .number) }
    guard let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
      return row.append(value, kind: .error)
    }
    if isDate, let date = SerialDate.text(number, uses1904: context.uses1904) {
      row.append(date.utf8, kind: .date)
    } else {
      row.append(NumberText.shortest(number).utf8, kind: .number)
    }
  }

  /// The day of an ISO 8601 text, with its time unless that is midnight.
  private static func day(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let seconds = bytes.prefix(19)
    return seconds.elementsEqual(bytes.prefix(10) + Array("T00:00:00".utf8))
      ? bytes.prefix(10) : seconds
  }

  private static func content(_ type: UnsafePointer<CChar>?) -> Content {
    guard let type else { return .number }
    switch UInt8(bitPattern: type[0]) {
    case UInt8(ascii: "s"): return type[1] == 0 ? .shared : .string
    case UInt8(ascii: "i"): return .inline
    case UInt8(ascii: "b"): return .boolean
    case UInt8(ascii: "e"): return .error
    case UInt8(ascii: "d"): return .date
    default: return .number
    }
  }

  /// Column (from 0) of a reference `AB12`; nil where there are no letters or too many.
  private static func column(_ reference: UnsafePointer<CChar>) -> Int? {
    var column = 0
    var position = 0
    while case let byte = UInt8(bitPattern: reference[position]) & 0xDF, byte >= 0x41, byte <= 0x5A
    {
      column = column * 26 + Int(byte) - 0x40
      position += 1
      if position > 4 { return nil }
    }
    return column == 0 ? nil : column - 1
  }
}
