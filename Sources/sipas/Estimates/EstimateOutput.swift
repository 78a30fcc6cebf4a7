import Analysis
import Findings
import Rules
import Tables
import Tabulation

/// The tables of estimates in the forms of the command.
struct EstimateOutput {
  private let tables: EstimateTables
  private let isExplaining: Bool
  private let isFirst: Bool

  /// Tables to be shown.
  ///
  /// - Parameter isFirst: Whether no other tables go before; the names of columns stand once.
  init(_ tables: EstimateTables, explaining: Bool, isFirst: Bool) {
    self.tables = tables
    self.isFirst = isFirst
    isExplaining = explaining
  }

  /// Hands the result over in pieces.
  ///
  /// - Parameter table: the one that is wanted; nil for all, which in CSV are the estimates.
  func write(
    _ format: EstimateFormat, _ table: TableName?, _ take: ([UInt8]) throws -> Void
  ) throws {
    switch format {
    case .json:
      try tables.writeJSON(
        wording: { Catalogue.all.message(for: $0, in: Speech.language) },
        code: EstimateOutput.code, take)
    case .csv: try tables.writeCSV(table ?? .estimates, withNames: isFirst, take)
    case .text:
      let text = EstimateText(tables)
      let shown = isExplaining ? text.explanation : table.map(text.only) ?? text.whole
      try take(Array(shown.utf8))
    }
  }

  /// The name of a fault, which the contract has for its code.
  static func code(of problem: Problem) -> String {
    if let fault = TabulationFault(rawValue: problem.code) { return fault.contractCode }
    if let fault = AnalysisFault(rawValue: problem.code) { return "\(fault)" }
    if let fault = DefinitionFault(rawValue: problem.code) { return "\(fault)" }
    if let fault = TableFault(rawValue: problem.code) { return "\(fault)" }
    return problem.code
  }
}
