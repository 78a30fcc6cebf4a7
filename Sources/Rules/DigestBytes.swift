import Crypto

extension ContentDigest {
  /// The 32 bytes of the SHA-256 of bytes in memory, for hot loops that store it as it is.
  public static func bytes(of data: UnsafeRawBufferPointer) -> [UInt8] {
    var hash = SHA256()
    hash.update(bufferPointer: data)
    return hash.finalize().withUnsafeBytes { Array($0) }
  }
}
