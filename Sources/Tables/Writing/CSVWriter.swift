import Findings
import Glibc

/// Writes a CSV file, whole or not at all.
///
/// With a byte order mark (for people: Excel then reads the Vietnamese letters) lines end in CRLF;
/// without one (for programs) in LF.
public final class CSVWriter {
  private static let bufferBytes = 1 << 18
  private let file: ReplacedFile
  private let delimiter: UInt8
  private let lineEnd: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// Begins a file; what is at `path` stays until `close`.
  ///
  /// - Parameter isPrivate: whether nobody but the user may read it.
  /// - Throws: a `Problem` where the folder cannot be written.
  public init(
    path: String, delimiter: UInt8 = 0x2C, byteOrderMark: Bool = true, isPrivate: Bool = false
  ) throws {
    file = ReplacedFile(path: path, isPrivate: isPrivate)
    self.delimiter = delimiter
    lineEnd = byteOrderMark ? "\r\n" : "\n"
    descriptor = try file.create()
    if byteOrderMark { buffer = TextEncoding.utf8.byteOrderMark }
  }

  deinit {
    guard isOpen else { return }
    Glibc.close(descriptor)
    file.discard()
  }

  /// Adds a row.
  ///
  /// - Throws: a `Problem` where the disk does not take it.
  public func write(_ cells: [CellValue]) throws {
    CSVText.append(cells, delimiter: delimiter, lineEnd: lineEnd, to: &buffer)
    if buffer.count >= CSVWriter.bufferBytes { try flush() }
  }

  /// Writes out the rest and puts the file in its place.
  public func close() throws {
    guard isOpen else { return }
    try flush()
    guard fsync(descriptor) == 0, Glibc.close(descriptor) == 0 else { throw file.fault() }
    isOpen = false
    try file.commit()
  }

  private func flush() throws {
    var written = 0
    while written < buffer.count {
      let count = buffer.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, $0.count - written)
      }
      guard count >= 0 || errno == EINTR else { throw file.fault() }
      written += max(count, 0)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Rows as CSV text.
public enum CSVText {
  /// A table as bytes, for standard output and tests; LF at line ends, no byte order mark.
  public static func bytes(_ rows: [[CellValue]], delimiter: UInt8 = 0x2C) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in rows { append(row, delimiter: delimiter, lineEnd: "\n", to: &bytes) }
    return bytes
  }

  static func append(
    _ cells: [CellValue], delimiter: UInt8, lineEnd: String, to bytes: inout [UInt8]
  ) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(delimiter) }
      append(cell.plainText.utf8, delimiter: delimiter, to: &bytes)
    }
    // A row of one blank cell would read as a blank line, which some programs pass over.
    if cells.count == 1, cells.first?.plainText.isEmpty == true {
      bytes.append(contentsOf: "\"\"".utf8)
    }
    bytes.append(contentsOf: lineEnd.utf8)
  }

  private static func append(
    _ text: String.UTF8View, delimiter: UInt8, to bytes: inout [UInt8]
  ) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes =
      text.contains { $0 == delimiter || $0 == quote || $0 == 0x0A || $0 == 0x0D }
      || text.first == 0x20 || text.last == 0x20
    guard needsQuotes else { return bytes.append(contentsOf: text) }
    bytes.append(quote)
    for byte in text {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }
}
