/// One response as it is counted.
struct CountedRow {
  /// The response as it is kept: the weight, big-endian, then one byte an item.
  let content: UnsafeRawBufferPointer

  init(_ content: UnsafeRawBufferPointer) {
    self.content = content
  }

  /// Weight in units of 10^-4.
  var weight: Int64 { Int64(bigEndian: content.loadUnaligned(as: Int64.self)) }

  /// One byte an item.
  var answers: UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: content[IndexAccumulator.weightBytes...])
      .assumingMemoryBound(to: UInt8.self)
  }
}
