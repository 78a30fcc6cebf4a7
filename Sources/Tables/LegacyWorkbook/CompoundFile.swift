import Findings

/// The container of legacy Office files, in which Office also keeps encrypted workbooks of today.
enum CompoundFile {
  private static let pieceBytes = 1 << 20
  /// Directory entries begin at multiples of their size, as sectors are multiples of it.
  private static let entryBytes = 128

  /// Whether the container holds an encrypted package, by the name of that stream in its directory.
  static func isEncrypted(_ path: String) throws -> Bool {
    let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let file = try FileBytes(path: path)
    var piece = [UInt8](repeating: 0, count: pieceBytes)
    while case let count = try piece.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0
    {
      let starts = stride(from: 0, to: count - name.count, by: entryBytes)
      if starts.contains(where: { piece[$0...].starts(with: name) }) { return true }
    }
    return false
  }
}
