import GRDB
import GRDBSQLite

/// A prepared statement used through SQLite's own interface, for loops over responses: GRDB's rows
/// and argument lists cost more there than the work itself.
///
/// Parameters count from 1, columns from 0. Valid while its `Database` is.
struct RawStatement {
  private let statement: Statement
  private let handle: OpaquePointer

  init(_ db: Database, _ sql: String) throws {
    self.init(try db.cachedStatement(sql: sql))
    sqlite3_reset(handle)
  }

  /// A statement of its own, for loops whose body may run the same SQL again.
  init(unshared sql: String, _ db: Database) throws {
    self.init(try db.makeStatement(sql: sql))
  }

  private init(_ statement: Statement) {
    self.statement = statement
    handle = statement.sqliteStatement
  }

  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  func bind(_ value: Int64, at index: Int32) {
    sqlite3_bind_int64(handle, index, value)
  }

  func bindNull(at index: Int32) {
    sqlite3_bind_null(handle, index)
  }

  func bind(_ text: String?, at index: Int32) {
    guard var text else {
      sqlite3_bind_null(handle, index)
      return
    }
    text.withUTF8 { bytes in
      let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      if let start {
        sqlite3_bind_text(handle, index, start, Int32(bytes.count), RawStatement.copied)
      } else {
        sqlite3_bind_text(handle, index, "", 0, RawStatement.copied)
      }
    }
  }

  func bind(_ bytes: [UInt8], at index: Int32) {
    bytes.withUnsafeBytes { bind($0, at: index) }
  }

  func bind(_ bytes: UnsafeRawBufferPointer, at index: Int32) {
    if let start = bytes.baseAddress {
      sqlite3_bind_blob(handle, index, start, Int32(bytes.count), RawStatement.copied)
    } else {
      sqlite3_bind_zeroblob(handle, index, 0)
    }
  }

  /// Binds bytes without copying them: they must stay where they are until the statement has run.
  func bind(borrowed bytes: UnsafeBufferPointer<UInt8>, at index: Int32) {
    if let start = bytes.baseAddress {
      sqlite3_bind_blob(handle, index, start, Int32(bytes.count), nil)
    } else {
      sqlite3_bind_zeroblob(handle, index, 0)
    }
  }

  /// Binds a text without copying it: it must stay where it is until the statement has run.
  func bind(borrowedText text: UnsafeBufferPointer<UInt8>, at index: Int32) {
    guard let start = text.baseAddress else { return bind("", at: index) }
    start.withMemoryRebound(to: CChar.self, capacity: text.count) {
      _ = sqlite3_bind_text(handle, index, $0, Int32(text.count), nil)
    }
  }

  /// Whether there is a row.
  func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let connection = sqlite3_db_handle(handle)
      let error = DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
        message: String(cString: sqlite3_errmsg(connection)))
      sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs a statement without result and says how many rows it changed.
  @discardableResult
  func run() throws -> Int {
    while try step() {}
    let changes = Int(sqlite3_changes(sqlite3_db_handle(handle)))
    sqlite3_reset(handle)
    return changes
  }

  func reset() {
    sqlite3_reset(handle)
  }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }

  func text(_ column: Int32) -> String? {
    isNull(column) ? nil : String(decoding: bytes(column), as: UTF8.self)
  }

  /// The bytes of a column, valid until the next step.
  func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_blob(handle, column)?.assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
  }
}
