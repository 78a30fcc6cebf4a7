/// How a table is read, where the user knows better than the file says.
public struct ReadOptions: Sendable {
  /// Encoding of a text file; nil to detect it.
  public var encoding: TextEncoding?
  /// Byte between the cells of a text file; nil to detect it among `, ; tab |`. What cannot divide
  /// cells (a quote, a line end, NUL) is taken for nil.
  public var delimiter: UInt8?
  /// Names of the sheets to read; nil for all.
  public var sheets: [String]?
  /// Where reading stops rather than take more memory or time.
  public var limits: ReadLimits

  /// Options that leave everything to detection, or as much as is given.
  public init(
    encoding: TextEncoding? = nil, delimiter: UInt8? = nil, sheets: [String]? = nil,
    limits: ReadLimits = ReadLimits()
  ) {
    self.encoding = encoding
    self.delimiter = delimiter
    self.sheets = sheets
    self.limits = limits
  }
}

/// Bounds that keep a broken or hostile file from taking the machine.
public struct ReadLimits: Sendable {
  /// Bytes of one record of a text file, or of one row of a workbook.
  public var recordBytes: Int
  /// Columns of a row.
  public var columns: Int
  /// Entries of a workbook's archive.
  public var entries: Int
  /// Unpacked bytes of one entry of a workbook.
  public var entryBytes: Int
  /// Unpacked bytes of the shared strings of a workbook, which stay in memory.
  public var sharedStringBytes: Int
  /// Unpacked over packed bytes of an entry above 16 MiB. Real sheets stay under 100.
  public var compressionRatio: Int
  /// Bytes of a legacy workbook, which is read into memory as a whole.
  public var legacyBytes: Int
  /// Findings of one reader that are kept one by one.
  public var problems: Int

  /// The limits sipas works with, or as given.
  public init(
    recordBytes: Int = 16 << 20, columns: Int = 4_096, entries: Int = 10_000,
    entryBytes: Int = 4 << 30, sharedStringBytes: Int = 256 << 20, compressionRatio: Int = 300,
    legacyBytes: Int = 64 << 20, problems: Int = 1_000
  ) {
    self.recordBytes = recordBytes
    self.columns = columns
    self.entries = entries
    self.entryBytes = entryBytes
    self.sharedStringBytes = sharedStringBytes
    self.compressionRatio = compressionRatio
    self.legacyBytes = legacyBytes
    self.problems = problems
  }
}
