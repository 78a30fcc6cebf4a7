import Findings
import GRDB

/// The schema of a store and how it came to be.
enum Schema {
  /// «SIPA» in ASCII, at byte 68 of the file.
  static let applicationID = 0x5349_5041

  /// Schema number that this program writes: the count of its migrations.
  static var version: Int { migrator.migrations.count }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("0001 rounds, responses, batches, journal, cells") { db in
      try db.execute(sql: SurveyTables.sql)
      try db.execute(sql: ImportTables.sql)
    }
    migrator.registerMigration("0002 what each row said of a response") { db in
      try db.execute(sql: ContributionTables.sql)
      try ContributionTables.fill(from: db)
    }
    migrator.registerMigration("0003 reject files, settled rows, unclear numbers") { db in
      try db.execute(sql: WaitingTables.sql)
    }
    return migrator
  }

  /// - Throws: a `Problem` for the database of another program or a newer version.
  static func checkOwnership(of db: Database, at path: String) throws {
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
    if tables > 0 || id != 0, id != applicationID {
      throw Problem(
        StoreFault.foreignDatabase, at: Place(file: path), ["path": path, "value": String(id)])
    }
    let written = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let isSuperseded = try tables > 0 && migrator.hasBeenSuperseded(db)
    if written > version || isSuperseded {
      throw Problem(
        StoreFault.newerVersion, at: Place(file: path),
        ["path": path, "value": String(written), "known": String(version)])
    }
  }

  /// - Throws: `StoreFault.olderVersion` for a store whose schema is not up to date, `storeMissing`
  ///   for one that was never filled.
  static func checkIsCurrent(_ db: Database, at path: String) throws {
    guard try !migrator.hasCompletedMigrations(db) else { return }
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    throw Problem(
      isEmpty ? StoreFault.storeMissing : .olderVersion, at: Place(file: path), ["path": path])
  }

  /// Marks a new, empty database as a store.
  static func claim(_ db: Database) throws {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == 0 else { return }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
  }

  static func migrate(_ queue: DatabaseQueue) throws {
    try migrator.migrate(queue)
    try queue.inDatabase { db in
      guard try Int.fetchOne(db, sql: "PRAGMA user_version") != version else { return }
      try db.execute(sql: "PRAGMA user_version = \(version)")
    }
  }
}
