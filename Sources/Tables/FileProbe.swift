import Findings
import Foundation

/// First look at a file: that it is there, how large it is, and what its first bytes say.
struct FileProbe {
  private static let headBytes = 4_096
  let path: String
  let size: Int
  private let head: [UInt8]

  init(path: String) throws {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR
        ? TableFault.fileMissing.at(path)
        : TableFault.unreadable.at(path, ["reason": FileProbe.systemReason()])
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw TableFault.isFolder.at(path)
    default: throw TableFault.notATable.at(path, FileProbe.device.fact("found"))
    }
    size = Int(status.st_size)
    guard size > 0 else { throw TableFault.emptyFile.at(path) }
    var head = [UInt8](repeating: 0, count: min(size, FileProbe.headBytes))
    let bytes = try FileBytes(path: path)
    let count = try head.withUnsafeMutableBytes { try bytes.read(into: $0) }
    self.head = Array(head[..<count])
  }

  /// What the operating system says about its last failure.
  static func systemReason() -> String { String(cString: strerror(errno)) }

  /// The kind of file by its content.
  ///
  /// - Throws: a `Problem` for files that look like something else than a table.
  func format() throws -> TableFormat {
    if starts(with: [0x50, 0x4B, 0x03, 0x04]) || starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return .xlsx
    }
    if starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) { return .xls }
    if let found = foreignKind { throw TableFault.notATable.at(path, found.fact("found")) }
    return .csv
  }

  private func starts(with bytes: [UInt8]) -> Bool { head.starts(with: bytes) }

  private static let device = LocalizedText(vi: "một thiết bị", en: "a device")
  private static let binary = LocalizedText(vi: "tệp nhị phân", en: "a binary file")

  /// What the file is, where it is no table.
  private var foreignKind: LocalizedText? {
    (signedKind ?? pageDocument ?? markupKind).map { LocalizedText(vi: $0) }
      ?? (looksBinary ? FileProbe.binary : foreignEnding.map { LocalizedText(vi: $0) })
  }

  private var signedKind: String? {
    let signatures: [(String, String)] = [
      ("%PDF", "PDF"), ("\u{1F}", "gzip"), ("Rar!", "RAR"), ("7z", "7-Zip"),
      ("{\\rtf", "RTF"), ("\u{89}PNG", "PNG"), ("SQLite format 3", "SQLite"),
    ]
    for (signature, name) in signatures
    where starts(with: signature.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }) {
      return name
    }
    return nil
  }

  /// A PDF may have other bytes before its mark: readers accept it anywhere in the first 1,024
  /// (PDF Reference 1.7, appendix H, note 13).
  private var pageDocument: String? {
    String(decoding: head.prefix(1_024), as: UTF8.self).contains("%PDF-") ? "PDF" : nil
  }

  /// Endings that no table has, for files whose bytes would pass for text.
  private var foreignEnding: String? {
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    let foreign = ["pdf", "doc", "docx", "odt", "ppt", "pptx", "zip", "rar", "7z", "gz"]
    return foreign.contains(ending) ? ".\(ending)" : nil
  }

  /// Web pages saved under the name `.xls`, a habit of reporting systems.
  private var markupKind: String? {
    let start = String(decoding: head.prefix(512), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines.union(["\u{FEFF}"])).lowercased()
    if start.hasPrefix("<?xml") { return "XML" }
    return ["<!doctype html", "<html", "<table", "<head", "<style"].contains {
      start.hasPrefix($0)
    } ? "HTML" : nil
  }

  /// Control characters that no text has, where the text is not UTF-16.
  private var looksBinary: Bool {
    if UTF16Guess.encoding(of: head) != nil { return false }
    let controls = head.count { $0 < 0x20 && ![0x09, 0x0A, 0x0D, 0x0C].contains($0) }
    return controls > 8 && controls * 10 > head.count
  }
}
