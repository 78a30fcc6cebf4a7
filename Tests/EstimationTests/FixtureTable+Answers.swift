import Estimation

extension FixtureTable {
  /// A column with its gaps, as answers.
  func answers(_ column: String) throws -> Answers { Answers(try values(column)) }
}
