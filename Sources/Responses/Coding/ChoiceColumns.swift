import Findings
import Questionnaires
import Tables

/// The columns of one multiple item: one cell with every chosen code, one cell an option, or both.
struct ChoiceColumns {
  /// What a joined cell says: a missing code or options.
  private enum JoinedAnswer {
    case missing(UInt8)
    case options(ChosenOptions)
  }

  private let slot: Int
  private let item: Item
  private let joined: MappedColumn?
  private let splits: [(column: MappedColumn, option: Int)]
  private let spellings: AnswerSpellings
  private let longestText: Int
  private var seen = SeenTexts<JoinedAnswer>()

  /// The columns of an item, or nil where the sheet has none.
  init?(slot: Int, item: Item, mapping: ColumnMapping, longestText: Int) {
    self.slot = slot
    self.item = item
    self.longestText = longestText
    joined = mapping.columns.first { $0.target == .item(item.id) }
    splits = item.options.enumerated().flatMap { position, option in
      mapping.columns.filter { $0.target == .option(item: item.id, code: option.code) }
        .map { ($0, position) }
    }
    spellings = AnswerSpellings(item)
    guard joined != nil || !splits.isEmpty else { return nil }
  }

  /// Reads the item's cells of a row into the state. Split columns count where both are there; the
  /// joined one must then agree.
  mutating func read(_ row: Row, at place: Place, into state: inout RowState) {
    let split = splitChoices(row, place, &state.problems)
    let joined = joinedChoices(row, place, &state, besides: split)
    guard let split else {
      if let joined { state.keep(joined, slot: slot) }
      return
    }
    if let joined, split != joined.positions, let column = self.joined {
      let cell = Cell(row: row, column: column, place: place, item: item.id)
      state.problems.append(cell.problem(.contradictoryChoices, ["other": codes(of: split)]))
    }
    if !split.isEmpty { state.keep(ChosenOptions(split, of: item, slot: slot), slot: slot) }
  }

  /// The options marked 1; nil where no split column is filled.
  private func splitChoices(
    _ row: Row, _ place: Place, _ problems: inout [Problem]
  ) -> [Int]? {
    var chosen: [Int]?
    for (column, option) in splits where !row.isBlank(column.position) {
      guard let isMarked = mark(row, column) else {
        let cell = Cell(row: row, column: column, place: place, item: item.id)
        problems.append(cell.problem(cell.isError ? .errorCell : .notZeroOrOne))
        continue
      }
      if chosen == nil { chosen = [] }
      if isMarked, chosen?.last != option { chosen?.append(option) }
    }
    return chosen
  }

  private func mark(_ row: Row, _ column: MappedColumn) -> Bool? {
    switch row.withBytes(column.position, { $0.count == 1 ? $0[0] : nil }) {
    case UInt8(ascii: "1"): return true
    case UInt8(ascii: "0"): return false
    default: break
    }
    switch row.text(column.position).lowercased() {
    case "true", "1.0", "x": return true
    case "false", "0.0": return false
    default: return nil
    }
  }

  /// The options of the joined cell; nil where it is blank, wrong, or a missing code.
  private mutating func joinedChoices(
    _ row: Row, _ place: Place, _ state: inout RowState, besides split: [Int]?
  ) -> ChosenOptions? {
    guard let joined, !row.isBlank(joined.position) else { return nil }
    let isError = row.kind(joined.position) == .error
    if !isError, let known = row.withBytes(joined.position, { seen[$0] }) {
      return options(of: known, &state)
    }
    let cell = Cell(row: row, column: joined, place: place, item: item.id)
    if isError {
      state.problems.append(cell.problem(.errorCell))
    } else if let answer = answer(of: cell.text) {
      row.withBytes(joined.position) { seen.remember(answer, of: $0) }
      return options(of: answer, &state)
    } else if let split {
      if !isJoined(cell.text, of: split) {
        state.problems.append(cell.problem(.contradictoryChoices, ["other": codes(of: split)]))
      }
    } else {
      state.problems.append(cell.unknownAnswer(spellings))
    }
    return nil
  }

  /// Whether a text is made of the labels of these options and blanks, in any order. Labels hold
  /// blanks themselves, so such a text can be checked but not taken apart.
  private func isJoined(_ text: String, of chosen: [Int]) -> Bool {
    Language.allCases.contains { language in
      let labels = chosen.map { item.options[$0].label[language] }
      return labels.joined(separator: " ").count == text.count
        && labels.allSatisfy { text.contains($0) }
    }
  }

  private func codes(of chosen: [Int]) -> String {
    chosen.map { item.options[$0].code }.joined(separator: " ")
  }

  private func options(of answer: JoinedAnswer, _ state: inout RowState) -> ChosenOptions? {
    switch answer {
    case .options(let chosen): return chosen
    case .missing(let byte):
      state.answers[slot] = byte
      return nil
    }
  }

  /// What a joined text says: one answer alone, or several options between semicolons, commas or
  /// blanks.
  private func answer(of text: String) -> JoinedAnswer? {
    if let byte = spellings.byte(of: text) {
      guard let position = AnswerByte.optionPosition(byte) else { return .missing(byte) }
      return .options(ChosenOptions([position], of: item, slot: slot))
    }
    guard text.utf8.count <= longestText else { return nil }
    for separator in [";", ",", " "] as [Character] {
      let parts = text.split(separator: separator)
      let positions = parts.compactMap { part in
        spellings.byte(of: part.trimmingPrefix { $0 == " " }.description)
          .flatMap(AnswerByte.optionPosition)
      }
      if positions.count == parts.count, !positions.isEmpty {
        return .options(ChosenOptions(Set(positions).sorted(), of: item, slot: slot))
      }
    }
    return nil
  }
}
