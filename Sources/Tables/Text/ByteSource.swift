import Findings
import Glibc

/// Bytes that come in pieces.
protocol ByteSource: AnyObject {
  /// Fills the buffer as far as there is something; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
  /// Share of the file that was taken, 0 to 1.
  var progress: Double { get }
}

/// The bytes of a file from an offset on. Read and not mapped, so that a file cut short by others
/// ends early instead of killing the process.
final class FileBytes: ByteSource {
  private let path: String
  private let descriptor: Int32
  private let size: Int
  private var position: Int

  init(path: String, from offset: Int = 0) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw TableFault.unreadable.at(path, ["reason": FileProbe.systemReason()])
    }
    var status = stat()
    size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    position = offset
  }

  deinit { close(descriptor) }

  var progress: Double { size == 0 ? 1 : min(1, Double(position) / Double(size)) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !buffer.isEmpty else { return 0 }
    var count = 0
    repeat {
      count = pread(descriptor, buffer.baseAddress, buffer.count, position)
    } while count < 0 && errno == EINTR
    guard count >= 0 else {
      throw TableFault.unreadable.at(path, ["reason": FileProbe.systemReason()])
    }
    position += count
    return count
  }
}

/// The bytes of another source, decoded into UTF-8.
final class DecodedBytes: ByteSource {
  private static let pieceBytes = 1 << 18
  private let source: any ByteSource
  private var decoder: any TextDecoder
  private var raw = [UInt8](repeating: 0, count: DecodedBytes.pieceBytes)
  private var kept = 0
  private var decoded: [UInt8] = []
  private var given = 0
  private var isAtEnd = false

  init(_ source: any ByteSource, decoder: any TextDecoder) {
    self.source = source
    self.decoder = decoder
  }

  var progress: Double { source.progress }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while given == decoded.count, !isAtEnd { try decodeNextPiece() }
    let count = min(buffer.count, decoded.count - given)
    decoded.withUnsafeBytes { bytes in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[given..<given + count]))
    }
    given += count
    return count
  }

  private func decodeNextPiece() throws {
    let count = try raw.withUnsafeMutableBytes {
      try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[kept...]))
    }
    isAtEnd = count == 0
    decoded.removeAll(keepingCapacity: true)
    given = 0
    let length = kept + count
    raw.withUnsafeMutableBytes { bytes in
      let piece = UnsafeRawBufferPointer(rebasing: bytes[..<length])
      let used = decoder.decode(piece, isLast: isAtEnd, into: &decoded)
      // A few bytes of a character that goes on in the next piece.
      bytes.copyMemory(from: UnsafeRawBufferPointer(rebasing: piece[used...]))
      kept = length - used
    }
  }
}
