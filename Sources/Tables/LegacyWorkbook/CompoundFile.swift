import Findings

/// The container of legacy Office files, in which Office also keeps encrypted workbooks of today: a
/// file system of sectors chained by a table ([MS-CFB]).
struct CompoundFile {
  private static let entryBytes = 128
  private static let lastSector: UInt32 = 0xFFFF_FFFA

  private struct Entry {
    var name: String
    var start: UInt32
    var size: Int
  }

  private let path: String
  private let bytes: [UInt8]
  private let sectorBytes: Int
  private var sectors: [UInt32] = []
  private var entries: [Entry] = []

  /// Reads a whole file; whoever calls bounds its size.
  init(path: String, size: Int) throws {
    self.path = path
    var bytes = [UInt8](repeating: 0, count: size)
    var count = 0
    let file = try FileBytes(path: path)
    while case let more = try bytes.withUnsafeMutableBytes({
      try file.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[count...]))
    }), more > 0 {
      count += more
    }
    self.bytes = Array(bytes[..<count])
    sectorBytes = 1 << Int(self.bytes.unsigned16(30) ?? 0)
    guard sectorBytes == 512 || sectorBytes == 4_096 else { throw damaged() }
    sectors = try sectorTable()
    entries = try directory()
  }

  /// Whether a container of any size holds an encrypted package, by the name of that stream in its
  /// directory, whose entries begin at multiples of their size.
  static func isEncrypted(_ path: String) throws -> Bool {
    let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let file = try FileBytes(path: path)
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while case let count = try piece.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0
    {
      let starts = stride(from: 0, to: count - name.count, by: entryBytes)
      if starts.contains(where: { piece[$0...].starts(with: name) }) { return true }
    }
    return false
  }

  /// The bytes of the stream with one of these names; nil where there is none.
  func stream(named names: [String]) throws -> [UInt8]? {
    guard let entry = entries.first(where: { names.contains($0.name) }), let root = entries.first
    else { return nil }
    guard entry.size < Int(bytes.unsigned32(56) ?? 0) else {
      return Array(
        try chain(entry.start, of: bytes, sectorBytes, sectors, offset: sectorBytes)
          .prefix(entry.size))
    }
    // Small streams lie in small sectors of the root's stream.
    let small = try chain(root.start, of: bytes, sectorBytes, sectors, offset: sectorBytes)
    let table = try chain(
      bytes.unsigned32(60) ?? 0, of: bytes, sectorBytes, sectors, offset: sectorBytes)
    return Array(try chain(entry.start, of: small, 64, table.words, offset: 0).prefix(entry.size))
  }

  private func sectorTable() throws -> [UInt32] {
    var places = bytes.count > 512 ? Array(bytes[76..<512]).words : []
    var next = bytes.unsigned32(68) ?? Self.lastSector
    // A table that is larger than the file runs in circles.
    let most = bytes.count / sectorBytes
    while next < Self.lastSector, places.count <= most {
      let more = try sector(next).words
      places += more.dropLast()
      next = more.last ?? Self.lastSector
    }
    return try places.filter { $0 < Self.lastSector }.prefix(most)
      .flatMap { try sector($0).words }
  }

  private func sector(_ number: UInt32) throws -> [UInt8] {
    let start = (Int(number) + 1) * sectorBytes
    guard start + sectorBytes <= bytes.count else { throw damaged() }
    return Array(bytes[start..<start + sectorBytes])
  }

  private func directory() throws -> [Entry] {
    let list = try chain(
      bytes.unsigned32(48) ?? 0, of: bytes, sectorBytes, sectors, offset: sectorBytes)
    return stride(from: 0, to: list.count, by: Self.entryBytes).compactMap { place in
      guard let length = list.unsigned16(place + 64), (2...64).contains(length),
        let start = list.unsigned32(place + 116), let size = list.unsigned32(place + 120)
      else { return nil }
      let name = String(decoding: list[place..<place + Int(length) - 2].units, as: UTF16.self)
      return Entry(name: name, start: start, size: Int(size))
    }
  }

  /// The bytes of the sectors that follow each other from `start` on.
  private func chain(
    _ start: UInt32, of space: [UInt8], _ size: Int, _ table: [UInt32], offset: Int
  ) throws -> [UInt8] {
    var joined: [UInt8] = []
    var next = start
    while next < Self.lastSector {
      let place = offset + Int(next) * size
      guard place < space.count, Int(next) < table.count, joined.count <= space.count else {
        throw damaged()
      }
      joined += space[place..<min(space.count, place + size)]
      next = table[Int(next)]
    }
    return joined
  }

  private func damaged() -> Problem {
    TableFault.damagedWorkbook.at(path, ["detail": "OLE"])
  }
}
