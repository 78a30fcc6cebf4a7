import Crypto
import Foundation

/// SHA-256 of some bytes: the evidence that a file or a response is the one a number came from.
public struct ContentDigest: Hashable, Sendable, Codable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hex: String

  /// Wraps a digest read back from a store or a file.
  public init?(hex: String) {
    guard hex.utf8.count == 64, hex.allSatisfy({ $0.isHexDigit && !$0.isUppercase }) else {
      return nil
    }
    self.hex = hex
  }

  /// The digest of bytes in memory.
  public init(of bytes: some DataProtocol) {
    self.init(SHA256.hash(data: bytes))
  }

  init(_ digest: SHA256Digest) {
    hex = ContentDigest.hex(digest)
  }

  /// The digest of a file, read in blocks.
  ///
  /// - Throws: what the system says when the file cannot be read.
  public init(ofFile path: String) throws {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    var hash = SHA256()
    while let block = try handle.read(upToCount: 1 << 20), !block.isEmpty {
      hash.update(data: block)
    }
    self.init(hash.finalize())
  }

  /// The 64 hexadecimal digits.
  public var description: String { hex }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let digest = ContentDigest(hex: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
    }
    self = digest
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hex)
  }

  private static func hex(_ digest: SHA256Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
