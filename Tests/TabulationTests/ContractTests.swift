import Foundation
import Testing

@testable import Tabulation

/// The example of the contract, word for word, over made-up data with its columns
/// (`Fixtures/contract/data.py`): nothing of it may be refused or left out.
struct ContractTests {
  private let tables: EstimateTables
  private let document: [String: Any]

  init() throws {
    tables = Tabulation.tables(specPath: try Fixture.path("contract/spec.yaml"))
    var bytes: [UInt8] = []
    tables.writeJSON(wording: { _ in "" }, code: \.code) { bytes += $0 }
    document = try #require(
      JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test func everyEntryHasItsRows() {
    #expect(tables.problems == [])
    #expect(tables.outcome == .done)
    let kinds = Dictionary(grouping: tables.estimates, by: \.kind).mapValues(\.count)
    // Rows of a domain, of which there are three.
    let expected: [EstimateRow.Kind: Int] = [
      .mean: 2, .total: 2, .count: 3, .share: 1, .distribution: 5, .table: 6, .ratio: 1,
      .topTwo: 1, .quantile: 2, .combine: 1,
    ]
    #expect(kinds == expected.mapValues { $0 * 3 })
    #expect(tables.differences.count == 6)
    #expect(tables.tests.count == 15)
    #expect(tables.reliability.count == 6)
    #expect(tables.ranks.count == 6)
    #expect(tables.smallAreas.count == 24)
    #expect(tables.calibration.map(\.step) == ["postStratify", "rake", "calibrate", "trim"])
    #expect(tables.finalWeights?.rows == Array(1...240))
    #expect(tables.finalWeights?.path.hasSuffix("/contract/weights.csv") == true)
  }

  @Test func everyRowHasANumber() {
    #expect(tables.estimates.allSatisfy { $0.estimate != nil && $0.variance != nil })
    #expect(tables.estimates.allSatisfy { $0.lower != nil && $0.degreesOfFreedom == 14 })
    #expect(tables.differences.allSatisfy { $0.p != nil })
    #expect(tables.tests.allSatisfy { $0.p != nil })
    #expect(tables.ranks.allSatisfy { $0.lowerJoint != nil })
    #expect(tables.smallAreas.allSatisfy { $0.estimate != nil && $0.coefficients.count == 2 })
  }

  /// The keys of the contract, in its words.
  private static let keys = [
    "design": "rows strata psus degreesOfFreedom samples lonePSUs",
    "weights": "sum min max ratioMin ratioMax kishEffectiveSampleSize kishDesignEffect",
    "calibration": "step iterations largestMiss",
    "estimates": """
    name kind of by level probability estimate standardError variance degreesOfFreedom lower upper \
    interval designEffect designEffectWithReplacement effectiveSampleSize n missing answers \
    satisfied suppress method replicates replicateScale
    """,
    "differences": """
    name of by between first second covariance correlation estimate standardError \
    standardErrorIfIndependent statistic degreesOfFreedom p lower upper method replicates
    """,
    "tests": "name kind of by statisticKind statistic p numeratorDF denominatorDF",
    "reliability": """
    name kind of by n alpha standardizedAlpha standardError lower upper omega lambda6 \
    meanCorrelation mean standardDeviation icc1 icc2 groups groupSize items
    """,
    "ranks": "name by estimate rank lower upper lowerJoint upperJoint",
    "smallAreas": """
    name by direct directStandardError estimate meanSquaredError gamma areaVariance coefficients
    """,
  ]

  @Test(arguments: keys)
  func everyRowHasTheKeysOfTheContract(table: String, keys: String) throws {
    let value = try #require(document[table])
    let rows = value as? [[String: Any]] ?? [value as? [String: Any] ?? [:]]
    #expect(!rows.isEmpty)
    for row in rows { #expect(Set(row.keys) == Set(keys.split(separator: " ").map(String.init))) }
  }

  @Test func theDocumentNamesItsSchema() {
    #expect(document["schema"] as? String == "sipas.estimates/1")
    #expect(Set(document.keys) == Set(Self.keys.keys).union(["schema", "problems"]))
    #expect((document["problems"] as? [Any])?.isEmpty == true)
  }
}
