import Findings
import Questionnaires
import Rules
import Tables

/// The column of one item that is not stored as a byte: number, text, day.
struct AnswerColumn {
  let slot: Int
  let item: Item
  private let column: MappedColumn
  private let spellings: AnswerSpellings
  private let longestText: Int

  /// The column of an item, or nil where the sheet has none.
  init?(slot: Int, item: Item, mapping: ColumnMapping, longestText: Int) {
    self.slot = slot
    self.item = item
    self.longestText = longestText
    guard let column = mapping.columns.first(where: { $0.target == .item(item.id) }) else {
      return nil
    }
    self.column = column
    spellings = AnswerSpellings(item)
  }

  /// Reads the item's cell of a row into the state.
  func read(_ row: Row, at place: Place, into state: inout RowState) {
    guard !row.isBlank(column.position) else { return }
    let cell = Cell(row: row, column: column, place: place, item: item.id)
    if cell.isError {
      state.problems.append(cell.problem(.errorCell))
    } else if let byte = missingByte(cell) {
      state.answers[slot] = byte
    } else if let value = value(cell, &state.problems) {
      state.keep(value, slot: slot)
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
      problems.append(cell.ambiguousNumber)
    } catch {
      problems.append(cell.problem(.notANumber))
    }
    return nil
  }
}
