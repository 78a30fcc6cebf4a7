import Findings
import Foundation
import Rules
import Tables

/// Reads a list of units: a CSV, TSV or workbook with the columns `code`, `valid_from`, `kind`,
/// `name`, `province` and, where wanted, `valid_to`, `predecessors` (`code@first-day`, divided by
/// blanks) and `source`.
public struct UnitListLoader {
  /// Reads the first sheet of a list; every fault is found in one pass, with row and column. The
  /// directory is nil where at least one is an error.
  public static func load(path: String) -> (UnitDirectory?, [Problem]) {
    var list = UnitListReader(file: path)
    do {
      let file = try TableFile.open(path)
      try list.read(file.reader(ofSheet: 0))
      let problems = file.problems + list.problems
      return (problems.hasErrors ? nil : UnitDirectory(list.units), problems)
    } catch {
      let problem =
        error as? Problem
        ?? Problem(
          DefinitionFault.unreadableFile, at: Place(file: path),
          ["reason": error.localizedDescription])
      return (nil, list.problems + [problem])
    }
  }
}
