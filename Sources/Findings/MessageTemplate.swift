/// The wording of a message in one language, with places for facts:
///
/// - `{value}` is the fact as it is;
/// - `{from:day}` is the fact with every day in it (`2025-07-01`) as the language writes days;
/// - `{count:row is|rows are}` is the first form where the fact is 1, else the second.
struct MessageTemplate {
  private enum Form {
    case plain
    case day
    case counted(one: Substring, many: Substring)
  }

  private enum Part {
    case text(Substring)
    case fact(name: String, Form)
  }

  private var parts: [Part] = []

  init(_ text: String) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      parts.append(.text(rest[..<open]))
      parts.append(MessageTemplate.fact(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.text(rest))
  }

  /// Names of the facts, in order of appearance.
  var factNames: [String] {
    parts.compactMap { if case .fact(let name, _) = $0 { name } else { nil } }
  }

  /// The message. A fact that is not given stays visible as its place.
  func filled(with facts: [String: String], in language: Language) -> String {
    parts.map { part in
      switch part {
      case .text(let text): return String(text)
      case .fact(let name, let form):
        let fact = facts["\(name).\(language.rawValue)"] ?? facts[name]
        return fact.map { MessageTemplate.text($0, form, language) } ?? "{\(name)}"
      }
    }.joined()
  }

  private static func fact(_ place: Substring) -> Part {
    let halves = place.split(separator: ":", maxSplits: 1)
    guard halves.count == 2, let name = halves.first else {
      return .fact(name: String(place), .plain)
    }
    if halves[1] == "day" { return .fact(name: String(name), .day) }
    let forms = halves[1].split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard forms.count == 2 else { return .fact(name: String(place), .plain) }
    return .fact(name: String(name), .counted(one: forms[0], many: forms[1]))
  }

  private static func text(_ fact: String, _ form: Form, _ language: Language) -> String {
    switch form {
    case .plain: SystemReason.text(fact, in: language)
    case .day: DayText.worded(fact, in: language)
    case .counted(let one, let many): String(fact == "1" ? one : many)
    }
  }
}
