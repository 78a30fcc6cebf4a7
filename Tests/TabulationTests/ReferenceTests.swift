import Findings
import Foundation
import Testing

@testable import Tabulation

/// Every measure, design, calibration and variance from a spec file to its row, against R 4.2.2,
/// survey 4.1.1, psych 2.2.9 and multilevel 2.7. `Fixtures/expected.R` is the recipe: it writes the
/// data and `expected-by-r.csv`, a number a line.
struct ReferenceTests {
  /// R's own iterations stop at about 1e-7 here: likelihood limits, and calibration by `epsilon`.
  private static let tolerances = ["by likelihood": 1e-5]
  /// What R does not mention.
  private static let warnings = ["negative": [TabulationFault.negativeWeights.rawValue]]

  @Test(arguments: try ExpectedNumber.specs())
  func everyNumberIsRs(spec: String) throws {
    let tables = Tabulation.tables(specPath: try Fixture.path(spec + ".yaml"))
    #expect(tables.problems.map(\.code) == Self.warnings[spec, default: []])
    let numbers = RowNumbers(tables)
    for expected in try ExpectedNumber.all() where expected.spec == spec {
      let number = numbers[expected.key]
      let tolerance = Self.tolerances[expected.name] ?? 1e-9
      #expect(
        number.map { agrees($0, expected.value, tolerance) } ?? false,
        "\(expected.key): \(number.map { "\($0)" } ?? "none"), R has \(expected.value)")
    }
  }

  private func agrees(_ number: Double, _ expected: Double, _ tolerance: Double) -> Bool {
    abs(number - expected) <= tolerance * max(abs(expected), 1e-6)
  }
}
