import Crypto

/// Takes the SHA-256 of bytes that come in pieces.
public struct ContentHasher: Sendable {
  private var hash = SHA256()

  /// A hasher that has seen nothing.
  public init() {}

  /// Takes the next piece.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    hash.update(bufferPointer: bytes)
  }

  /// The digest of everything taken so far.
  public var digest: ContentDigest { ContentDigest(hash.finalize()) }
}
