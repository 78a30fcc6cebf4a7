/// Reads single records of text in UTF-8 that lies in memory, for readers that take a file in pieces
/// of their own.
///
/// It says only that something is to be found in a record: what, says the reader of `TableFile`.
public final class RecordParser {
  /// How a search for a record ended.
  public enum Outcome: Sendable, Hashable {
    /// The row holds a record of so many bytes, the line end among them.
    case record(bytes: Int)
    /// The bytes end inside the record.
    case needsMore
    /// The record has a fault, or a cell worth a finding.
    case finding
  }

  /// Line feeds that must lie in memory behind the bytes of a search.
  public static let guardBytes = ByteOctet.count

  private let scanner: RecordScanner
  private var scratch: [UInt8] = []

  /// A parser for a file's delimiter.
  public init(_ text: PlainText, limits: ReadLimits = ReadLimits()) {
    scanner = RecordScanner(delimiter: text.delimiter, columns: limits.columns)
  }

  /// Reads the record at the beginning of some bytes.
  public func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into row: inout Row
  ) -> Outcome {
    switch scanner.scan(bytes, isLast: isLast) {
    case .needsMore: return .needsMore
    case .tooManyColumns, .nulByte, .quoteNotClosed: return .finding
    case .record(let count):
      row.replace(bytes: UnsafeBufferPointer(rebasing: bytes[..<count]), cells: scanner.layout)
      for (column, special) in scanner.specials {
        guard finish(column, special, in: &row) else { return .finding }
      }
      return .record(bytes: count)
    }
  }

  /// Cleans a cell that cannot be handed out as it lies in the file; false where it is at fault.
  private func finish(
    _ column: Int, _ special: RecordScanner.Special, in row: inout Row
  ) -> Bool {
    guard special.isDisjoint(with: [.strayQuote, .textAfterQuote]) else { return false }
    if special.contains(.doubledQuotes) { row.undoubleQuotes(column) }
    let (state, isTrimmed) = row.withBytes(column) {
      (CellText.state(of: $0), CellText.trimmed($0).count == $0.count)
    }
    guard state != .invalid else { return false }
    if state == .clean, isTrimmed { return true }
    scratch.removeAll(keepingCapacity: true)
    row.withBytes(column) { scratch.append(contentsOf: CellText.composed(CellText.trimmed($0))) }
    row.replace(column, with: scratch, kind: scratch.isEmpty ? .blank : .text)
    return true
  }
}
