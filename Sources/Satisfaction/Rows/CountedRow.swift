/// One response as it is counted.
struct CountedRow {
  /// One byte an item.
  let answers: UnsafeBufferPointer<UInt8>
  /// Weight in units of 10^-4.
  let weight: Int64
}
