import Findings

/// A column as a spec names it: a name, or an expression. Which of the two is known once the file's
/// columns are: a name that exists goes first, whatever signs it has.
public struct ColumnReference: Sendable, Hashable {
  /// As written.
  public let text: String
  /// Where it stands.
  public let place: TextPlace
  /// The text as an expression, or why it is none.
  let parsed: Result<Expression, ExpressionSyntaxFault>

  /// A reference of a text.
  public init(_ text: String, at place: TextPlace = TextPlace()) {
    self.text = text
    self.place = place
    do throws(ExpressionSyntaxFault) {
      parsed = .success(try Expression(parsing: text))
    } catch {
      parsed = .failure(error)
    }
  }

  /// The expression, where the text is one.
  public var expression: Expression? { try? parsed.get() }
}

/// Columns as a spec lists them: names, expressions, and `a..b` for every column from a to b in the
/// order of the file.
public struct ColumnList: Sendable, Hashable {
  /// The entries as written, ranges not yet resolved.
  public var entries: [ColumnReference]
  /// Where the list stands.
  public var place: Place

  /// A list of entries.
  public init(_ entries: [ColumnReference], at place: Place = Place()) {
    self.entries = entries
    self.place = place
  }
}

/// Where a text stands in a spec, down to its characters.
public struct TextPlace: Sendable, Hashable {
  /// Place of the first character.
  public var start: Place
  /// Whether the text stands on one line, so that characters can be counted on.
  public var isOnOneLine: Bool

  /// A place; without arguments that of a text from nowhere.
  public init(start: Place = Place(), isOnOneLine: Bool = false) {
    self.start = start
    self.isOnOneLine = isOnOneLine
  }

  /// Place of a character from 0; the beginning where lines cannot be counted on.
  public func character(_ offset: Int) -> Place {
    guard isOnOneLine else { return start }
    var place = start
    place.column = place.column.map { $0 + offset }
    return place
  }
}
