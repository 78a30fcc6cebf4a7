import Foundation

/// Names of sheets as Excel takes them.
enum SheetName {
  private static let longest = 31
  private static let forbidden = Set("[]:*?/\\")

  /// A legal name close to `wanted` that no sheet has yet, whatever the case of letters.
  static func legal(_ wanted: String, taken: [String]) -> String {
    let cleaned = String(wanted.map { forbidden.contains($0) || $0.isNewline ? "-" : $0 })
    let bare = cleaned.precomposedStringWithCanonicalMapping
      .trimmingCharacters(in: ["'", " "])
    let name = bare.isEmpty || bare.lowercased() == "history" ? "Trang" : bare
    let used = Set(taken.map { $0.lowercased() })
    let candidates = [cut(name, "")] + (2...taken.count + 2).map { cut(name, " (\($0))") }
    return candidates.first { !used.contains($0.lowercased()) } ?? cut(name, "")
  }

  /// Excel counts UTF-16 units.
  private static func cut(_ name: String, _ suffix: String) -> String {
    var kept = name
    while kept.utf16.count + suffix.utf16.count > longest { kept.removeLast() }
    return kept + suffix
  }
}
