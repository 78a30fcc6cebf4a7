/// A table for the terminal: columns as wide as their longest cell, counted in letters as people
/// see them (grapheme clusters), so that Vietnamese text stays aligned in NFC and NFD.
public struct TextTable: Sendable {
  /// Side a cell is pushed to.
  public enum Alignment: Sendable {
    /// Texts.
    case left
    /// Numbers.
    case right
  }

  /// A column.
  public struct Column: Sendable {
    /// Header.
    public var title: String
    /// Side of its cells.
    public var alignment: Alignment
    /// Most letters shown; longer cells end in `…`. Nil shows all.
    public var maxWidth: Int?

    /// A column.
    public init(_ title: String, _ alignment: Alignment = .left, maxWidth: Int? = nil) {
      self.title = title
      self.alignment = alignment
      self.maxWidth = maxWidth
    }
  }

  /// The columns from left to right.
  public var columns: [Column]
  /// The rows; missing cells are empty, cells beyond the columns are left out.
  public var rows: [[String]]

  /// A table.
  public init(columns: [Column], rows: [[String]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// Lines with a rule under the header, each ended by a line feed, without blanks at their ends.
  public func render() -> String {
    let header = cells(of: columns.map(\.title))
    let body = rows.map(cells)
    let widths = columns.indices.map { column in
      (body.map { $0[column].count } + [header[column].count]).max() ?? 0
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([line(header, widths), rule] + body.map { line($0, widths) })
      .map { $0 + "\n" }.joined()
  }

  private func cells(of row: [String]) -> [String] {
    columns.indices.map { column in
      let text = row.indices.contains(column) ? TextTable.oneLine(row[column]) : ""
      guard let limit = columns[column].maxWidth, text.count > limit else { return text }
      return String(text.prefix(max(0, limit - 1))) + "…"
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = columns.indices.map { column in
      let blanks = String(repeating: " ", count: max(0, widths[column] - cells[column].count))
      return columns[column].alignment == .left ? cells[column] + blanks : blanks + cells[column]
    }
    let joined = padded.joined(separator: "  ")
    let end = joined.lastIndex { $0 != " " }.map { joined.index(after: $0) }
    return String(joined[..<(end ?? joined.startIndex)])
  }

  /// Control characters, which could move the cursor of a terminal, as blanks.
  private static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }
}
