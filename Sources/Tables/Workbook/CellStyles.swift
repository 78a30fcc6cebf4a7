import Findings

/// Which cell styles of a workbook show numbers as dates.
struct CellStyles: Sendable {
  private let areDates: [Bool]

  /// Reads the styles part; without one no number is a date.
  init(_ archive: ZipArchive, part: String?, limits: ReadLimits) throws {
    guard let part, archive.contains(part) else {
      areDates = []
      return
    }
    let collector = StyleCollector()
    let entry = try archive.entry(part, limit: limits.sharedStringBytes)
    let stream = try XMLStream(entry, of: archive, limits: limits, events: collector)
    while try stream.resume() {}
    areDates = collector.formats.map { id in
      collector.codes[id].map(NumberFormatCode.showsDate) ?? NumberFormatCode.isBuiltInDate(id)
    }
  }

  /// Whether numbers of this style are dates.
  @inline(__always)
  func isDate(_ style: Int) -> Bool { style < areDates.count && areDates[style] }
}

/// Collects number formats, and which of them each cell style uses.
private final class StyleCollector: XMLEvents {
  var codes: [Int: String] = [:]
  var formats: [Int] = []
  private var isInCellStyles = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "numFmt":
      if let id = attributes.integer("numFmtId") { codes[id] = attributes.string("formatCode") }
    case "cellXfs": isInCellStyles = true
    case "xf" where isInCellStyles: formats.append(attributes.integer("numFmtId") ?? 0)
    default: break
    }
  }

  func end(_ name: XMLName) {
    if "cellXfs" ~= name { isInCellStyles = false }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Codes of number formats, `dd/mm/yyyy`.
enum NumberFormatCode {
  /// Whether a format without a code of its own is a date or time: ECMA-376 18.8.30, with the ids
  /// that East Asian and Thai versions of Excel use. 46 (`[h]:mm:ss`) is a duration, not a date.
  static func isBuiltInDate(_ id: Int) -> Bool {
    switch id {
    case 14...22, 27...36, 45, 47, 50...58, 71...81: true
    default: false
    }
  }

  /// Whether a code shows a day or a time of day. Durations (`[h]:mm`) are numbers.
  static func showsDate(_ code: String) -> Bool {
    var isQuoted = false
    var isEscaped = false
    var bracket: String?
    for character in code.lowercased() {
      if isEscaped {
        isEscaped = false
      } else if character == "\"" {
        isQuoted.toggle()
      } else if isQuoted {
        continue
      } else if let content = bracket {
        bracket = character == "]" ? nil : content + String(character)
        if bracket == nil, isElapsedTime(content) { return false }
      } else {
        switch character {
        case "\\", "_", "*": isEscaped = true
        case "[": bracket = ""
        case ";": return false
        case "y", "m", "d", "h", "s": return true
        default: continue
        }
      }
    }
    return false
  }

  private static func isElapsedTime(_ content: String) -> Bool {
    !content.isEmpty
      && (content.allSatisfy { $0 == "h" } || content.allSatisfy { $0 == "m" }
        || content.allSatisfy { $0 == "s" })
  }
}
