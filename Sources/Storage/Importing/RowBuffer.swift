import Responses

/// The texts and bytes of the row that is being written, side by side in one buffer that is used
/// again for every row: SQLite reads them there instead of copying each.
struct RowBuffer {
  private enum Content {
    case null
    case text(Range<Int>)
    case blob(Range<Int>)
  }

  private var bytes: [UInt8] = []
  private var parts: [(parameter: Int32, content: Content)] = []

  /// Begins a row.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
  }

  /// Adds the text of a parameter.
  mutating func add(_ text: String?, at parameter: Int32) {
    guard let text else { return parts.append((parameter, .null)) }
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    parts.append((parameter, .text(start..<bytes.count)))
  }

  /// Adds the bytes of a parameter.
  mutating func add(_ blob: [UInt8], at parameter: Int32) {
    let start = bytes.count
    bytes.append(contentsOf: blob)
    parts.append((parameter, .blob(start..<bytes.count)))
  }

  /// Adds the text of the details; null where there are none.
  mutating func add(_ details: [AnswerDetail], at parameter: Int32) {
    guard !details.isEmpty else { return parts.append((parameter, .null)) }
    let start = bytes.count
    DetailText.append(details, to: &bytes)
    parts.append((parameter, .text(start..<bytes.count)))
  }

  /// Binds what was added and runs the statement; gives the number of rows it changed.
  func run(_ statement: RawStatement) throws -> Int {
    try bytes.withUnsafeBufferPointer { bytes in
      for (parameter, content) in parts {
        switch content {
        case .null: statement.bindNull(at: parameter)
        case .text(let range):
          statement.bind(borrowedText: UnsafeBufferPointer(rebasing: bytes[range]), at: parameter)
        case .blob(let range):
          statement.bind(borrowed: UnsafeBufferPointer(rebasing: bytes[range]), at: parameter)
        }
      }
      return try statement.run()
    }
  }
}
