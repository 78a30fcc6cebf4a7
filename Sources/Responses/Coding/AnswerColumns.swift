import Findings
import Questionnaires
import Rules
import Tables

/// The columns of one item that is not stored as a byte: number, text, day, multiple.
struct AnswerColumns {
  let slot: Int
  let item: Item
  private let joined: MappedColumn?
  private let splits: [(column: MappedColumn, code: String)]
  private let spellings: AnswerSpellings
  private let longestText: Int

  /// The columns of an item, or nil where the sheet has none.
  init?(slot: Int, item: Item, mapping: ColumnMapping, longestText: Int) {
    self.slot = slot
    self.item = item
    self.longestText = longestText
    joined = mapping.columns.first { $0.target == .item(item.id) }
    splits = mapping.columns.compactMap { column in
      guard case .option(item.id, let code) = column.target else { return nil }
      return (column, code)
    }
    spellings = AnswerSpellings(item)
    guard joined != nil || !splits.isEmpty else { return nil }
  }

  /// The columns, the joined one first.
  var columns: [MappedColumn] { (joined.map { [$0] } ?? []) + splits.map(\.column) }

  /// Reads the item's cells of a row into the state.
  func read(_ row: Row, at place: Place, into state: inout RowState) {
    if item.kind == .multiple {
      readChoices(row, at: place, into: &state)
    } else if let joined, !row.isBlank(joined.position) {
      let cell = Cell(row: row, column: joined, place: place, item: item.id)
      if cell.isError { return state.problems.append(cell.problem(.errorCell)) }
      if let byte = missingByte(cell) {
        state.answers[slot] = byte
      } else if let value = value(cell, &state.problems) {
        state.keep([value], slot: slot)
      }
    }
  }

  private func missingByte(_ cell: Cell) -> UInt8? {
    item.missingCodes.isEmpty ? nil : spellings.byte(of: cell.text)
  }

  private func value(_ cell: Cell, _ problems: inout [Problem]) -> String? {
    switch item.kind {
    case .number: return number(cell, &problems)
    case .date:
      guard let day = Day(cell: cell.text, kind: cell.kind) else {
        problems.append(cell.problem(.notADay))
        return nil
      }
      return "\(day)"
    default:
      let length = cell.text.utf8.count
      guard length <= longestText else {
        let facts = ["length": "\(length)", "limit": "\(longestText)"]
        problems.append(cell.problem(.textTooLong, facts))
        return nil
      }
      return cell.text
    }
  }

  private func number(_ cell: Cell, _ problems: inout [Problem]) -> String? {
    do {
      let number = try CellNumber(cell.text, isExact: cell.kind == .number)
      if let range = item.range, !range.contains(number.value) {
        let bounds = "\(range.lowerBound)–\(range.upperBound)"
        problems.append(cell.problem(.outOfRange, ["range": bounds]))
        return nil
      }
      return number.text
    } catch .ambiguous {
      problems.append(cell.problem(.ambiguousNumber))
    } catch {
      problems.append(cell.problem(.notANumber))
    }
    return nil
  }

  /// Split columns count where both are there; the joined one must then agree.
  private func readChoices(_ row: Row, at place: Place, into state: inout RowState) {
    let split = splitChoices(row, place, &state.problems)
    let joined = joinedChoices(row, place, &state)
    if let split, let joined, !split.isEmpty || !joined.isEmpty, split != joined,
      let column = self.joined
    {
      let cell = Cell(row: row, column: column, place: place, item: item.id)
      state.problems.append(
        cell.problem(.contradictoryChoices, ["other": ordered(split).joined(separator: " ")]))
    }
    if let chosen = split ?? joined, !chosen.isEmpty {
      state.keep(ordered(chosen), slot: slot)
    }
  }

  private func ordered(_ codes: Set<String>) -> [String] {
    item.options.map(\.code).filter(codes.contains)
  }

  /// The options marked 1; nil where no split column is filled.
  private func splitChoices(
    _ row: Row, _ place: Place, _ problems: inout [Problem]
  ) -> Set<String>? {
    var chosen: Set<String>?
    for (column, code) in splits where !row.isBlank(column.position) {
      let cell = Cell(row: row, column: column, place: place, item: item.id)
      switch cell.text.lowercased() {
      case "1", "true", "1.0", "x": chosen = (chosen ?? []).union([code])
      case "0", "false", "0.0": chosen = chosen ?? []
      default: problems.append(cell.problem(cell.isError ? .errorCell : .notZeroOrOne))
      }
    }
    return chosen
  }

  /// The codes of the joined cell; nil where it is blank, wrong, or a missing code.
  private func joinedChoices(_ row: Row, _ place: Place, _ state: inout RowState) -> Set<String>? {
    guard let joined, !row.isBlank(joined.position) else { return nil }
    let cell = Cell(row: row, column: joined, place: place, item: item.id)
    if cell.isError {
      state.problems.append(cell.problem(.errorCell))
      return nil
    }
    if let byte = spellings.byte(of: cell.text), AnswerByte.optionPosition(byte) == nil {
      state.answers[slot] = byte
      return nil
    }
    guard let bytes = parts(of: cell.text) else {
      // Labels joined by blanks cannot be taken apart; the split columns say the same.
      if splits.allSatisfy({ row.isBlank($0.column.position) }) {
        state.problems.append(cell.unknownAnswer(spellings))
      }
      return nil
    }
    return Set(bytes.compactMap(AnswerByte.optionPosition).map { item.options[$0].code })
  }

  /// The options of a joined text: one of them alone, or several between semicolons, commas or
  /// blanks.
  private func parts(of text: String) -> [UInt8]? {
    if let byte = spellings.byte(of: text) { return [byte] }
    guard text.utf8.count <= longestText else { return nil }
    for separator in [";", ",", " "] as [Character] {
      let parts = text.split(separator: separator)
      let bytes = parts.compactMap { part -> UInt8? in
        let byte = spellings.byte(of: part.trimmingPrefix { $0 == " " }.description)
        return byte.flatMap { AnswerByte.optionPosition($0) == nil ? nil : $0 }
      }
      if bytes.count == parts.count, !bytes.isEmpty { return bytes }
    }
    return nil
  }
}
