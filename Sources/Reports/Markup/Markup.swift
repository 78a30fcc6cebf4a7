/// A piece of HTML or SVG. Texts and attribute values are escaped when it is written, so hostile
/// names cannot become markup; only texts of this program's own source can be verbatim.
indirect enum Markup: Sendable {
  /// An element with its attributes and content.
  case element(name: String, attributes: [Attribute], content: [Markup])
  /// Text to be escaped.
  case text(String)
  /// Style or script as written in the source.
  case verbatim(StaticString)
  /// Pieces one after the other.
  case sequence([Markup])

  /// A name with a value.
  struct Attribute: Sendable {
    var name: String
    var value: String
  }

  /// An element with the pieces made by `content`.
  static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    @MarkupBuilder content: () -> [Markup] = { [] }
  ) -> Markup {
    .element(
      name: name, attributes: attributes.map { Attribute(name: $0.key, value: $0.value) },
      content: content())
  }

  /// An element with a text.
  static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text: String
  ) -> Markup {
    tag(name, attributes) { Markup.text(text) }
  }

  /// The pieces as bytes of a page.
  var rendered: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .text(let words): text += Markup.escaped(words)
    case .verbatim(let source): text += "\(source)"
    case .sequence(let pieces): for piece in pieces { piece.write(to: &text) }
    case .element(let name, let attributes, let content):
      if !Markup.inline.contains(name), !text.isEmpty { text += "\n" }
      text += "<" + name
      for attribute in attributes {
        text += " " + attribute.name
        text += attribute.value.isEmpty ? "" : "=\"" + Markup.escaped(attribute.value) + "\""
      }
      text += ">"
      guard !Markup.void.contains(name) else { return }
      for piece in content { piece.write(to: &text) }
      text += "</" + name + ">"
    }
  }

  /// Characters that mean something in markup as references; control characters, which pages may
  /// not contain, as the replacement character.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    escaped.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static let void: Set<String> = ["meta", "br", "input", "hr"]
  private static let inline: Set<String> = [
    "b", "br", "code", "em", "small", "span", "strong", "td", "th", "tspan",
  ]
}

/// Collects the pieces of an element.
@resultBuilder
enum MarkupBuilder {
  static func buildExpression(_ piece: Markup) -> [Markup] { [piece] }
  static func buildExpression(_ pieces: [Markup]) -> [Markup] { pieces }
  static func buildBlock(_ pieces: [Markup]...) -> [Markup] { pieces.flatMap(\.self) }
  static func buildOptional(_ pieces: [Markup]?) -> [Markup] { pieces ?? [] }
  static func buildEither(first pieces: [Markup]) -> [Markup] { pieces }
  static func buildEither(second pieces: [Markup]) -> [Markup] { pieces }
  static func buildArray(_ pieces: [[Markup]]) -> [Markup] { pieces.flatMap(\.self) }
}
