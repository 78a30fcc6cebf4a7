import Foundation
import GRDB

/// The store as another program would open it.
struct StoreFile {
  private let queue: DatabaseQueue

  init(_ file: URL) throws { queue = try DatabaseQueue(path: file.path) }

  /// Rows as text, one a line.
  func rows(_ sql: String) throws -> String {
    try queue.read { database in
      try Row.fetchAll(database, sql: sql)
        .map { $0.databaseValues.map(\.description).joined(separator: "|") }
        .joined(separator: "\n")
    }
  }

  /// Changes the file behind the program's back.
  func execute(_ sql: String) throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }
}
