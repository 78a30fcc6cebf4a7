import Findings
import Foundation

/// Keeps two imports of one store apart. The system releases it when the process ends, however.
final class StoreLock {
  private let descriptor: Int32

  /// - Throws: `StoreFault.importRunning` with who holds it, or `readOnly`.
  init(store path: String, user: String, at time: Date) throws {
    descriptor = try StoreLock.openFile(ofStore: path)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let holder = StoreLock.holder(descriptor)
      Foundation.close(descriptor)
      throw Problem(
        StoreFault.importRunning, at: Place(file: path),
        ["path": path, "user": holder[0], "pid": holder[1], "since": holder[2]])
    }
    let name = user.split(whereSeparator: \.isNewline).joined(separator: " ")
    let process = ProcessInfo.processInfo.processIdentifier
    let text = Array("\(name)\n\(process)\n\(StoreTime.text(time))\n".utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count
    else {
      Foundation.close(descriptor)
      throw Problem(StoreFault.diskFull, at: Place(file: path), ["path": path])
    }
  }

  deinit {
    Foundation.close(descriptor)
  }

  /// Opens the lock file, which also shows whether the folder can be written.
  static func openFile(ofStore path: String) throws -> Int32 {
    let descriptor = Foundation.open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw SystemFailure.problem(errno, path) }
    return descriptor
  }

  private static func holder(_ descriptor: Int32) -> [String] {
    var buffer = [UInt8](repeating: 0, count: 1024)
    let count = max(0, pread(descriptor, &buffer, buffer.count, 0))
    let lines = String(decoding: buffer[..<count], as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.count > 3 ? lines : ["?", "?", "?"]
  }
}

/// Turns what the operating system says into problems users can act on.
enum SystemFailure {
  static func problem(_ code: Int32, _ path: String) -> Problem {
    let fault: StoreFault =
      switch code {
      case EACCES, EPERM, EROFS: .readOnly
      case ENOSPC, EDQUOT: .diskFull
      default: .accessFailed
      }
    return Problem(
      fault, at: Place(file: path), ["path": path, "detail": String(cString: strerror(code))])
  }
}

/// Times as the store keeps them: UTC, to the second, `2026-11-21T12:30:00Z`.
enum StoreTime {
  static func text(_ time: Date) -> String { time.formatted(.iso8601) }

  static func date(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }
}
