import Rules
import Tables

/// What a row of a file says, by which it is known when its file comes again.
enum RowDigest {
  /// The SHA-256 (32 bytes) of the filled cells of a response, with their headers, from left to
  /// right: each text with its length in bytes before it.
  static func digest(of row: Row, _ mapping: ColumnMapping) -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ text: String) {
      withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: text.utf8)
    }
    for column in mapping.columns
    where column.target.isContent && !row.isBlank(column.position) {
      append(column.header)
      append(row.text(column.position))
    }
    return bytes.withUnsafeBytes(ContentDigest.bytes)
  }
}
