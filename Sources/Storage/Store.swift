import Findings
import Foundation
import GRDB

/// The database of a workspace (kho dữ liệu).
///
/// One connection, used from one thread at a time. The journal mode is WAL with
/// `synchronous = NORMAL`: a committed chunk survives the death of the process at any moment; a
/// power failure can take the last chunks of a running import, which resumes before them. Ends of
/// batches and undos are synced to the disk.
public final class Store {
  /// File of the database.
  public let path: String

  let queue: DatabaseQueue
  let clock: () -> Date
  var run: ImportRun?
  private let heldLock: StoreLock?
  private let watched: FileVersion?

  init(
    path: String, queue: DatabaseQueue, lock: StoreLock? = nil, watched: FileVersion? = nil,
    clock: @escaping () -> Date
  ) {
    self.path = path
    self.queue = queue
    heldLock = lock
    self.watched = watched
    self.clock = clock
  }

  /// Opens a store, or makes one, and brings its schema up to date.
  ///
  /// - Parameters:
  ///   - path: file of the database; `<path>.lock` beside it keeps two imports apart.
  ///   - create: whether a store that is not there is made.
  ///   - writer: who is going to import or undo. The lock is then taken before anything is read or
  ///     written, and held as long as the store lives.
  ///   - clock: tells the time for journal and lock.
  /// - Throws: a `Problem` of `StoreFault`; the file is then as it was.
  public static func open(
    path: String, create: Bool, writer: String? = nil, clock: @escaping () -> Date
  ) throws -> Store {
    let opening = StoreOpening(path: path, create: create)
    try opening.checkFolder()
    let lock = try writer.map { try StoreLock(store: path, user: $0, at: clock()) }
    try opening.checkFile()
    return try StoreFailure.translated(path) {
      let queue = try StoreOpening.connect(to: path)
      return Store(path: path, queue: queue, lock: lock, clock: clock)
    }
  }

  /// Opens a store that is there to read it. Where file or folder cannot be written nothing is:
  /// no lock, no log, no new schema.
  ///
  /// - Throws: as `open`; without write permission `StoreFault.logOutOfReach` where commits stand in
  ///   a log that cannot be read without it, `olderVersion` where the schema would have to change.
  public static func openForReading(path: String, clock: @escaping () -> Date) throws -> Store {
    guard ReadOnlyOpening.isNeeded(at: path) else {
      return try open(path: path, create: false, clock: clock)
    }
    let opening = StoreOpening(path: path, create: false)
    try opening.checkFolder()
    try opening.checkContent(opening: O_RDONLY)
    return try StoreFailure.translated(path) {
      let (queue, watched) = try ReadOnlyOpening(path: path).connect()
      return Store(path: path, queue: queue, watched: watched, clock: clock)
    }
  }

  /// The lock that keeps other imports out: the one held since opening, or one of its own.
  ///
  /// - Throws: `StoreFault.importRunning`.
  func importLock(_ user: String, at time: Date) throws -> StoreLock {
    try heldLock ?? StoreLock(store: path, user: user, at: time)
  }

  /// Ends an import that is under way, as a crash would: its batch stays open.
  public func close() throws {
    run = nil
    try StoreFailure.translated(path) { try queue.close() }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let value = try StoreFailure.translated(path) { try queue.unsafeReentrantWrite(body) }
    guard watched?.isOutdated != true else {
      throw Problem(StoreFault.busy, at: Place(file: path), ["path": path])
    }
    return value
  }

  /// One transaction, or a part of the one that a dry run holds open.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try read { db in
      var value: Value?
      let work = {
        value = try body(db)
        return Database.TransactionCompletion.commit
      }
      if db.isInsideTransaction {
        try db.inSavepoint(work)
      } else {
        try db.inTransaction(.immediate, work)
      }
      guard let value else { throw DatabaseError(message: "no result") }
      return value
    }
  }
}
