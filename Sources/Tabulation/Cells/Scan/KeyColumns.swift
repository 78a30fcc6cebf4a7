/// The key of the record before, a word a column.
final class KeyColumns {
  /// A column of the key.
  struct Key {
    /// Position of the column.
    var column: Int
    /// Its value in the record before.
    var word: UInt64
  }

  let count: Int
  let keys: UnsafeMutablePointer<Key>
  private var buffer: [UInt64]

  init(_ columns: [Int]) {
    count = columns.count
    keys = .allocate(capacity: max(1, count))
    for (index, column) in columns.enumerated() {
      (keys + index).initialize(to: Key(column: column, word: 0))
    }
    buffer = Array(repeating: 0, count: count)
  }

  deinit { keys.deallocate() }

  /// The words of the key.
  var words: [UInt64] {
    for index in 0..<count { buffer[index] = keys[index].word }
    return buffer
  }
}
