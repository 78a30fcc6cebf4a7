import Foundation

/// Reads rendered pages back, as little as the tests need.
enum PageText {
  /// What stands between `<body>` and the script.
  static func body(of page: String) -> String {
    guard let start = page.range(of: "<body>")?.upperBound,
      let end = page.range(of: "<script>", range: start..<page.endIndex)?.lowerBound
    else { return "" }
    return String(page[start..<end])
  }

  /// The text of every `td`, markup taken out.
  static func cells(of page: String) -> [String] {
    page.matches(of: /<td[^>]*>(.*?)<\/td>/.dotMatchesNewlines()).map { match in
      String(match.output.1).replacing(/<[^>]*>/, with: "")
    }
  }

  /// Elements that are closed without being open, or never closed.
  static func unbalanced(_ page: String) -> [String] {
    var open: [String] = []
    var wrong: [String] = []
    for match in page.matches(of: /<(\/?)([a-z][a-z0-9]*)[^>]*>/) {
      let name = String(match.output.2)
      if ["meta", "br", "input", "hr"].contains(name) { continue }
      if match.output.1.isEmpty {
        open.append(name)
      } else if open.popLast() != name {
        wrong.append(name)
      }
    }
    return wrong + open
  }
}
