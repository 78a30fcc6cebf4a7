/// Where the records of a text file in UTF-8 lie, for readers that take it in pieces of their own.
public struct PlainText: Sendable, Hashable {
  /// Path of the file.
  public let path: String
  /// Byte between cells.
  public let delimiter: UInt8
  /// Bytes before the first record: a byte order mark, a line `sep=;`.
  public let start: Int
  /// Bytes of the file.
  public let size: Int
}

extension TableFile {
  /// The file as plain text; nil of workbooks and of other encodings.
  public var plainText: PlainText? { (content as? TextContent)?.plainText }
}
