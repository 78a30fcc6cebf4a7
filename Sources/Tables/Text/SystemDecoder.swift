import Findings
import Glibc

/// A code page that the C library knows, into UTF-8. Windows-1258 comes out composed.
final class SystemDecoder: TextDecoder {
  private static let outputBytes = 1 << 16
  private let handle: iconv_t
  private var buffer = [CChar](repeating: 0, count: SystemDecoder.outputBytes)

  init(charset: String) throws {
    guard let opened = iconv_open("UTF-8", charset), Int(bitPattern: opened) != -1 else {
      throw Problem(
        TableFault.unreadable, ["reason": "iconv \(charset): " + FileProbe.systemReason()])
    }
    handle = opened
  }

  deinit { iconv_close(handle) }

  func decode(
    _ input: UnsafeRawBufferPointer, isLast: Bool, into output: inout [UInt8]
  ) -> Int {
    // iconv takes its input as mutable and never writes to it.
    var next = UnsafeMutableRawPointer(mutating: input.baseAddress)?
      .assumingMemoryBound(to: CChar.self)
    var left = input.count
    while left > 0 {
      let failure = convert(&next, &left, to: &output)
      if failure == EILSEQ || (failure == EINVAL && isLast) {
        output.appendUndecodable()
        next = next?.advanced(by: 1)
        left -= 1
      } else if failure == EINVAL {
        break
      }
    }
    if isLast { flush(to: &output) }
    return input.count - left
  }

  private func convert(
    _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, to output: inout [UInt8]
  ) -> Int32 {
    buffer.withUnsafeMutableBufferPointer { space in
      var target = space.baseAddress
      var room = space.count
      let failed = iconv(handle, &next, &left, &target, &room) == -1
      let failure = failed ? errno : 0
      output.append(contentsOf: space.prefix(space.count - room).map { UInt8(bitPattern: $0) })
      return failure
    }
  }

  /// Writes out the letter that waited for a combining tone.
  private func flush(to output: inout [UInt8]) {
    buffer.withUnsafeMutableBufferPointer { space in
      var target = space.baseAddress
      var room = space.count
      _ = iconv(handle, nil, nil, &target, &room)
      output.append(contentsOf: space.prefix(space.count - room).map { UInt8(bitPattern: $0) })
    }
  }
}
