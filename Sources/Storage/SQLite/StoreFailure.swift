import Findings
import GRDB

/// Turns what SQLite says into problems users can act on.
enum StoreFailure {
  static func translated<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      throw problem(of: error, path)
    }
  }

  static func problem(of error: DatabaseError, _ path: String) -> Problem {
    let detail = error.message ?? "SQLite \(error.extendedResultCode.rawValue)"
    return Problem(
      fault(of: error.resultCode), at: Place(file: path), ["path": path, "detail": detail])
  }

  private static func fault(of code: ResultCode) -> StoreFault {
    switch code {
    case .SQLITE_FULL: .diskFull
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
    case .SQLITE_NOTADB: .notADatabase
    case .SQLITE_CORRUPT: .damaged
    case .SQLITE_CONSTRAINT: .ruleBroken
    default: .accessFailed
    }
  }
}
