import Agencies
import Findings
import GRDB
import Responses
import Rules

/// Reads back values that the store keeps as text.
enum StoreText {
  /// A unit key from two neighbouring columns, code and first day.
  static func unitKey(_ row: RawStatement, _ column: Int32) throws -> UnitKey {
    try unitKey(row.text(column), row.text(column + 1))
  }

  static func unitKey(_ code: String?, _ validFrom: String?) throws -> UnitKey {
    guard let code, let validFrom, let day = Day(iso: validFrom) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unit \(code ?? "")")
    }
    return UnitKey(code: code, validFrom: day)
  }

  static func reason(_ text: String) throws -> InvalidReason {
    guard let reason = InvalidReason(rawValue: text) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "invalid_reason \(text)")
    }
    return reason
  }
}

extension Store {
  /// A value read back, or the problem that the store holds something it never wrote.
  func parsed<Value>(_ value: Value?) throws -> Value {
    guard let value else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "\(Value.self)")
    }
    return value
  }
}
