import Findings
import Foundation
import GRDB
import Glibc

/// Opens a store where nothing can be written: a read-only medium or share, somebody else's folder.
///
/// A database in WAL mode wants two files beside it. Without them SQLite is told that the file does
/// not change (`immutable`), which `FileVersion` then watches over; with a log that holds commits
/// its index is read as it is, where there is one.
struct ReadOnlyOpening {
  let path: String
  /// The file itself: SQLite keeps its log beside that, not beside a link to it.
  private let file: String

  init(path: String) {
    self.path = path
    file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// Whether the file or its folder cannot be written by who runs the program.
  static func isNeeded(at path: String) -> Bool {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    return [folder, path, path + ".lock"].contains(where: isWriteProtected)
  }

  private static func isWriteProtected(_ path: String) -> Bool {
    guard faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0 else { return false }
    return [EACCES, EPERM, EROFS].contains(errno)
  }

  /// Connects and makes sure that the database is a store of this version.
  ///
  /// - Returns: the connection, and the file that must not change meanwhile where nothing else
  ///   keeps writers apart.
  /// - Throws: `StoreFault.logOutOfReach` or `olderVersion` beside what opening for writing throws.
  func connect() throws -> (queue: DatabaseQueue, watched: FileVersion?) {
    let hasLog = try size(of: file + "-wal") > 0
    guard !hasLog || FileManager.default.isReadableFile(atPath: file + "-shm") else {
      throw Problem(
        StoreFault.logOutOfReach, at: Place(file: path), ["path": path, "log": path + "-wal"])
    }
    let watched = hasLog ? nil : FileVersion(path: file)
    let queue = try DatabaseQueue(
      path: uri(hasLog ? "mode=ro&readonly_shm=1" : "mode=ro&immutable=1"),
      configuration: StoreOpening.configuration(isReadOnly: true))
    try queue.inDatabase { db in
      try Schema.checkOwnership(of: db, at: path)
      try StoreOpening.checkPages(of: db, at: path)
      try Schema.checkIsCurrent(db, at: path)
    }
    return (queue, watched)
  }

  private func size(of file: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: file) else { return 0 }
    return try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
  }

  /// The file as RFC 3986 writes it, with every other byte than letters, digits and `/` escaped.
  private func uri(_ query: String) -> String {
    let escaped = file.utf8.map { byte in
      let isPlain =
        byte == UInt8(ascii: "/") || byte < 0x80 && Character(.init(byte)).isAlphanumeric
      return isPlain ? String(UnicodeScalar(byte)) : "%" + StoredContent.hex([byte])
    }
    return "file://" + escaped.joined() + "?" + query
  }
}

extension Character {
  fileprivate var isAlphanumeric: Bool { isLetter || isNumber }
}

/// Size and time of a file when it was opened, to find out that somebody wrote it since.
struct FileVersion {
  private let path: String
  private let opened: [Int]

  init(path: String) {
    self.path = path
    opened = FileVersion.state(of: path)
  }

  /// Whether the file is another one now, or has other content.
  var isOutdated: Bool { FileVersion.state(of: path) != opened }

  private static func state(of path: String) -> [Int] {
    var state = stat()
    guard stat(path, &state) == 0 else { return [] }
    return [
      Int(state.st_size), state.st_mtim.tv_sec, state.st_mtim.tv_nsec, Int(state.st_ino),
    ]
  }
}
