import CZip
import Findings

/// The packed parts of a workbook, read one by one as streams within limits.
final class ZipArchive {
  private static let ratioFreeBytes = 16 << 20
  let path: String
  private let limits: ReadLimits
  private let handle: OpaquePointer

  init(path: String, limits: ReadLimits) throws {
    var code: Int32 = 0
    guard let handle = zip_open(path, ZIP_RDONLY, &code) else {
      throw TableFault.damagedWorkbook.at(path, ["detail": "zip \(code)"])
    }
    self.path = path
    self.limits = limits
    self.handle = handle
    guard zip_get_num_entries(handle, 0) <= limits.entries else {
      throw TableFault.unpacksTooLarge.at(path, ["entry": "zip", "limit": "\(limits.entries)"])
    }
  }

  deinit { zip_discard(handle) }

  /// Whether there is a part of this name, however its letters are cased.
  func contains(_ name: String) -> Bool {
    zip_name_locate(handle, name, zip_flags_t(ZIP_FL_NOCASE)) >= 0
  }

  /// Opens a part.
  ///
  /// - Parameter limit: largest size it may unpack to, if less than that of every entry.
  func entry(_ name: String, limit: Int? = nil) throws -> ZipEntry {
    let index = zip_name_locate(handle, name, zip_flags_t(ZIP_FL_NOCASE))
    var status = zip_stat_t()
    guard index >= 0, zip_stat_index(handle, UInt64(index), 0, &status) == 0 else {
      throw damaged(LocalizedText(vi: "thiếu \(name)", en: "\(name) is missing"))
    }
    guard status.encryption_method == 0 else { throw TableFault.passwordProtected.at(path) }
    let ratioBytes = Int(clamping: status.comp_size).multipliedReportingOverflow(
      by: limits.compressionRatio)
    let byRatio = ratioBytes.overflow ? Int.max : ratioBytes.partialValue
    let most = min(limit ?? Int.max, limits.entryBytes, max(byRatio, ZipArchive.ratioFreeBytes))
    guard status.size <= UInt64(most) else { throw tooLarge(name, most) }
    guard let file = zip_fopen_index(handle, UInt64(index), 0) else {
      throw damaged("\(name): " + String(cString: zip_strerror(handle)))
    }
    return ZipEntry(archive: self, name: name, file: file, limit: most, size: Int(status.size))
  }

  /// A part that is read as a whole, for small ones.
  func wholeEntry(_ name: String, limit: Int) throws -> [UInt8] {
    let entry = try entry(name, limit: limit)
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = try piece.withUnsafeMutableBytes({ try entry.read(into: $0) }), count > 0
    {
      bytes.append(contentsOf: piece[..<count])
    }
    return bytes
  }

  func damaged(_ detail: String) -> Problem { damaged(LocalizedText(vi: detail)) }

  func damaged(_ detail: LocalizedText) -> Problem {
    TableFault.damagedWorkbook.at(path, detail.fact("detail"))
  }

  func tooLarge(_ name: String, _ limit: Int) -> Problem {
    TableFault.unpacksTooLarge.at(path, ["entry": name, "limit": byteCount(limit)])
  }
}

/// One packed part, unpacked piece by piece.
final class ZipEntry: ByteSource {
  let name: String
  private let archive: ZipArchive
  private let file: OpaquePointer
  private let limit: Int
  private let size: Int
  private var unpacked = 0

  init(archive: ZipArchive, name: String, file: OpaquePointer, limit: Int, size: Int) {
    self.archive = archive
    self.name = name
    self.file = file
    self.limit = limit
    self.size = size
  }

  deinit { zip_fclose(file) }

  var progress: Double { size == 0 ? 1 : min(1, Double(unpacked) / Double(size)) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = Int(zip_fread(file, buffer.baseAddress, UInt64(buffer.count)))
    guard count >= 0 else {
      throw archive.damaged("\(name): " + String(cString: zip_file_strerror(file)))
    }
    unpacked += count
    // Sizes in the directory may lie, so what really comes out is counted.
    guard unpacked <= limit else { throw archive.tooLarge(name, limit) }
    return count
  }
}
