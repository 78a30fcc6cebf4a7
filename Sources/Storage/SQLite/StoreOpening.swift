import Findings
import Foundation
import GRDB

/// Looks at a file before and while it is opened, so that nothing but a store is ever touched.
struct StoreOpening {
  let path: String
  let create: Bool

  /// Stores up to this size are read in full when they are opened; larger ones by `check()`.
  static let quickCheckLimit: Int64 = 8 << 20

  /// - Throws: a `Problem` when the folder is not there.
  func checkFolder() throws {
    var isFolder: ObjCBool = false
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue
    else { throw fault(.folderMissing, ["folder": folder]) }
  }

  /// - Throws: a `Problem` when the file is not there, is no database, or cannot be written.
  func checkFile() throws {
    try checkContent(opening: O_RDWR)
    close(try StoreLock.openFile(ofStore: path))
  }

  /// - Parameter mode: `O_RDWR` or `O_RDONLY`.
  /// - Throws: a `Problem` when the file is not there, is no database, or cannot be opened so.
  func checkContent(opening mode: Int32) throws {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      if isFolder.boolValue { throw fault(.notADatabase) }
      try checkHeader(opening: mode)
    } else if !create {
      throw fault(.storeMissing)
    }
  }

  private func checkHeader(opening mode: Int32) throws {
    let descriptor = Foundation.open(path, mode | O_CLOEXEC)
    guard descriptor >= 0 else {
      // Not even for reading: it is not writing that lacks.
      throw mode == O_RDONLY
        ? fault(.accessFailed, ["detail": SystemReason.words(of: errno)])
        : SystemFailure.problem(errno, path)
    }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 16)
    let count = Foundation.read(descriptor, &header, header.count)
    // SQLite makes the file before its first page: killed in between, nothing was stored yet.
    guard count > 0 else {
      if create { return }
      throw fault(.storeMissing)
    }
    guard header == Array("SQLite format 3\0".utf8) else { throw fault(.notADatabase) }
  }

  private func fault(_ fault: StoreFault, _ facts: [String: String] = [:]) -> Problem {
    Problem(fault, at: Place(file: path), facts.merging(["path": path]) { $1 })
  }

  /// Connects, makes sure the database is ours and sound, and migrates it.
  static func connect(to path: String) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration())
    try queue.inDatabase { db in
      try Schema.checkOwnership(of: db, at: path)
      try checkPages(of: db, at: path)
      // Marked as ours before the first table: killed in between, it must still be taken for a store.
      try Schema.claim(db)
      try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    try Schema.migrate(queue)
    return queue
  }

  static func configuration(isReadOnly: Bool = false) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = isReadOnly
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(5)
    configuration.prepareDatabase { db in
      // The log is moved into the database, and the disk waited for, every 32 MiB instead of 4: an
      // import would do so after each chunk.
      try db.execute(sql: "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8192")
    }
    return configuration
  }

  static func checkPages(of db: Database, at path: String) throws {
    let pages = try Int64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
    let size = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 0
    guard pages * size <= quickCheckLimit else { return }
    let verdict = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? ""
    guard verdict == "ok" else {
      throw Problem(
        StoreFault.damaged, at: Place(file: path), ["path": path, "detail": verdict])
    }
  }
}
