/// The wording of a module's problems, in Vietnamese and English.
public struct MessageCatalogue: Sendable {
  private struct Entry {
    var message: LocalizedText
    var words: @Sendable ([String: String], Language) -> [String: String]
  }

  private var messages: [String: Entry]

  /// The catalogue of every code of a module.
  public init<Code: ProblemCode>(_ codes: Code.Type) {
    messages = Dictionary(
      uniqueKeysWithValues: codes.allCases.map {
        ($0.rawValue, Entry(message: $0.message, words: $0.words))
      })
  }

  private init(_ messages: [String: Entry]) {
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
    guard let entry = messages[problem.code] else { return problem.code }
    // Stores of earlier versions hold some facts in words already.
    let facts = problem.facts.merging(entry.words(problem.facts, language)) { given, _ in given }
    return MessageTemplate(entry.message[language]).filled(with: facts, in: language)
  }

  /// Place, message and code in one line, as the terminal and reject files show it.
  public func line(for problem: Problem, in language: Language) -> String {
    let place = problem.place.text(in: language)
    let message = message(for: problem, in: language)
    return (place.isEmpty ? "" : place + ": ") + message + " [\(problem.code)]"
  }

  /// Names of the facts of a template, in order of appearance.
  public static func placeholders(of template: String) -> [String] {
    MessageTemplate(template).factNames
  }
}
