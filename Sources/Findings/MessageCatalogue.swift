/// The wording of a module's problems, in Vietnamese and English.
public struct MessageCatalogue: Sendable {
  private var messages: [String: LocalizedText]

  /// The catalogue of every code of a module.
  public init<Code: ProblemCode>(_ codes: Code.Type) {
    messages = Dictionary(uniqueKeysWithValues: codes.allCases.map { ($0.rawValue, $0.message) })
  }

  private init(_ messages: [String: LocalizedText]) {
    self.messages = messages
  }

  /// One catalogue of several modules. Codes are unique over the program; the first one wins.
  public static func joined(_ catalogues: [MessageCatalogue]) -> MessageCatalogue {
    MessageCatalogue(
      catalogues.reduce(into: [:]) { all, one in all.merge(one.messages) { first, _ in first } })
  }

  /// All codes of the catalogue, sorted.
  public var codes: [String] { messages.keys.sorted() }

  /// What is wrong and what to do, the facts filled in; the bare code where it is not known here. A
  /// fact that is a word has its form in a language under `name.en`, which goes before `name`.
  public func message(for problem: Problem, in language: Language) -> String {
    guard let template = messages[problem.code] else { return problem.code }
    return MessageCatalogue.fill(template[language], with: problem.facts, in: language)
  }

  /// Place, message and code in one line, as the terminal and reject files show it.
  public func line(for problem: Problem, in language: Language) -> String {
    let place = problem.place.text(in: language)
    let message = message(for: problem, in: language)
    return (place.isEmpty ? "" : place + ": ") + message + " [\(problem.code)]"
  }

  /// Names of the `{fact}` placeholders of a template, in order of appearance.
  public static func placeholders(of template: String) -> [String] {
    var names: [String] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      names.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }

  private static func fill(
    _ template: String, with facts: [String: String], in language: Language
  ) -> String {
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      text += rest[..<open]
      let fact = facts["\(name).\(language.rawValue)"] ?? facts[name]
      text += fact.map { SystemReason.text($0, in: language) } ?? "{\(name)}"
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
