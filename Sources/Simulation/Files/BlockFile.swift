import Findings
import Foundation

/// A file written in blocks from a buffer that is filled again.
struct BlockFile {
  /// Bytes not yet written.
  var buffer: [UInt8] = []
  private var bytesFlushed = 0
  private let path: String
  private let handle: FileHandle

  private static let blockSize = 1 << 20

  /// Creates or empties a file.
  ///
  /// - Throws: `SimulationFault.unwritableFolder`.
  init(path: String) throws(Problem) {
    do {
      try Data().write(to: URL(fileURLWithPath: path))
      handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    } catch {
      throw BlockFile.problem(error, path)
    }
    self.path = path
  }

  /// Bytes so far.
  var byteCount: Int { bytesFlushed + buffer.count }

  /// Writes the buffer where a block is full.
  mutating func endRecord() throws(Problem) {
    if buffer.count >= BlockFile.blockSize { try flush() }
  }

  /// Writes what is left and closes the file.
  mutating func close() throws(Problem) {
    try flush()
    do {
      try handle.close()
    } catch {
      throw BlockFile.problem(error, path)
    }
  }

  private mutating func flush() throws(Problem) {
    do {
      try handle.write(contentsOf: buffer)
    } catch {
      throw BlockFile.problem(error, path)
    }
    bytesFlushed += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  private static func problem(_ error: any Error, _ path: String) -> Problem {
    Problem(
      SimulationFault.unwritableFolder, at: Place(file: path),
      ["reason": (error as NSError).localizedDescription])
  }
}
