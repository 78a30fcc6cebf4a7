import Analysis
import Estimation
import Findings

/// Columns of a table as estimates need them, each evaluated once.
final class ColumnCache {
  private let table: DataTable
  private var storages: [String: ColumnStorage] = [:]
  private var numbers: [NumberKey: Answers] = [:]
  private var levels: [String: ColumnLevels] = [:]
  private var domains: [String: [Bool]] = [:]

  private struct NumberKey: Hashable {
    let text: String
    let need: ColumnNeed
  }

  /// Columns of a table.
  init(_ table: DataTable) {
    self.table = table
  }

  /// Number of rows.
  var rowCount: Int { table.rowCount }

  /// Where the cell of a column in a row stands.
  func place(_ row: Int, column: ColumnReference) -> Place {
    table.origins.place(row, column: column.text)
  }

  /// The values of a column.
  func storage(of column: ColumnReference) -> ColumnStorage {
    if let storage = storages[column.text] { return storage }
    let storage = table.values(of: column)
    storages[column.text] = storage
    return storage
  }

  /// The numbers of a column, or 1 and 0 of a condition.
  func answers(of column: ColumnReference, need: ColumnNeed = .number) -> Answers {
    let key = NumberKey(text: column.text, need: need)
    if let answers = numbers[key] { return answers }
    let values = table.numbers(of: column, need: need).map { $0.isNaN ? nil : $0 }
    let answers = Answers(values)
    numbers[key] = answers
    return answers
  }

  /// 1 where a column has one of some values, 0 where it has another.
  func answers(of column: ColumnReference, equal values: [SpecValue]) -> Answers {
    let (codes, dictionary) = storage(of: column).coded
    let matches = (0..<dictionary.count).map { code in
      let value = dictionary.value(Int32(code))
      return values.contains(where: value.equals) ? 1.0 : 0
    }
    return Answers(codes.map { $0 < 0 ? nil : matches[Int($0)] })
  }

  /// 1 where a column has its value at a position among its levels, 0 where it has another.
  func answers(of column: ColumnReference, level: Int) -> Answers {
    let levels = levels(of: column)
    return Answers(
      (0..<rowCount).map { row in levels.ofRow(row).map { $0 == level ? 1 : 0 } })
  }

  /// The different values of a column.
  func levels(of column: ColumnReference) -> ColumnLevels {
    if let known = levels[column.text] { return known }
    let found = ColumnLevels(storage(of: column))
    levels[column.text] = found
    return found
  }

  /// The rows of a condition.
  func domain(of condition: ColumnReference) -> [Bool] {
    if let marks = domains[condition.text] { return marks }
    let marks = table.domain(of: condition)
    domains[condition.text] = marks
    return marks
  }

  /// The rows in which a column has a value.
  func domain(of column: ColumnReference, equal value: SpecValue) -> [Bool] {
    let answers = answers(of: column, equal: [value])
    return answers.values.map { $0 == 1 }
  }
}
