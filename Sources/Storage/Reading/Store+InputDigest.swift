import Findings
import GRDB
import Rules

extension Store {
  /// SHA-256 over the 32-byte content digests of a round's responses, in the byte order of their
  /// identities: the same responses give the same digest whatever files and order they came in.
  public func inputDigest(round: String) throws -> ContentDigest {
    let number = try self.round(round).number
    return try read { db in
      let rows = try RawStatement(
        db, "SELECT digest FROM response WHERE round = ? ORDER BY key")
      rows.bind(number, at: 1)
      defer { rows.reset() }
      var hasher = ContentHasher()
      while try rows.step() { hasher.update(UnsafeRawBufferPointer(rows.bytes(0))) }
      return hasher.digest
    }
  }
}
