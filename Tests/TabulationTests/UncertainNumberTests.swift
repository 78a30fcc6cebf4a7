import Testing

@testable import Tabulation

/// Numbers of which less is known than was asked: no variance, a denominator that cancels, a variance
/// that is 0 but for rounding. Nothing stands in for them.
struct UncertainNumberTests {
  private func csv(_ rows: [String]) -> String { (["h,c,w,y,x"] + rows).joined(separator: "\n") }

  private var people: String {
    csv(
      (0..<24).map { row in
        "\(row / 12),\(row / 4),\(1 + row % 3),\((row * 7) % 11),\(row % 5)"
      })
  }

  private let design = "design: {strata: h, clusters: c, weights: w}\n"

  /// The 2 % quantile of 24 answers: the interval of the distribution function begins below 0.
  @Test func aQuantileWithoutIntervalLeavesNoErrorAnywhere() throws {
    let found = try tables(
      design + """
        estimates:
          - {quantile: y, p: 0.02}
          - {combine: {values: [{quantile: y, p: 0.02}, {mean: y}], weights: [1, 2]}}
          - {difference: [{mean: y}, {quantile: y, p: 0.02}]}
          - {quantile: y, p: 0.99}
        """, csv: people)
    #expect(found.estimates.map { $0.estimate != nil } == [true, true, true])
    #expect(found.estimates.allSatisfy { $0.standardError == nil && $0.lower == nil })
    let difference = try #require(found.differences.first)
    #expect(difference.estimate != nil && difference.first.standardError != nil)
    #expect(difference.second.standardError == nil && difference.standardError == nil)
    #expect(difference.p == nil && difference.covariance == nil && difference.lower == nil)
    let fault = TabulationFault.quantileWithoutInterval.rawValue
    #expect(found.problems.map(\.code) == [fault, fault, fault, fault])
    #expect(found.outcome == .findings)
  }

  /// Shao and Tu 1995, 1.4: the delete-one jackknife of a quantile does not converge to its variance.
  /// Alone a quantile has the Woodruff interval of a share, of which it does.
  @Test func theJackknifeGivesQuantilesWoodruffIntervalsOnly() throws {
    let jackknife = "variance: {method: jackknife}\n"
    let spec = """
      estimates:
        - {quantile: y, p: 0.5}
        - {combine: {values: [{quantile: y, p: 0.5}, {mean: y}], weights: [1, 2]}}
      """
    let found = try tables(design + jackknife + spec, csv: people)
    #expect(found.estimates[0].standardError != nil)
    #expect(found.estimates[1].standardError == nil)
    #expect(found.problems.map(\.code) == [TabulationFault.jackknifeOfQuantile.rawValue])
    let linear = try tables(design + spec, csv: people)
    #expect(linear.problems == [] && linear.estimates[1].standardError != nil)
  }

  /// 0.1 + 0.2 - 0.3 is 5.6e-17 in binary and 0 by hand.
  @Test func aDenominatorThatCancelsGivesNoRatio() throws {
    let rows = ["a,1,1,3,0.1", "a,2,1,4,0.2", "a,3,1,5,-0.3"]
    for method in ["linearization", "jackknife"] {
      let found = try tables(
        "design: {clusters: c, weights: w}\nvariance: {method: \(method)}\n"
          + "estimates: [{ratio: [y, x]}]\n", csv: csv(rows))
      #expect(found.estimates.first?.estimate == nil)
      #expect(found.problems.map(\.code) == [TabulationFault.noEstimate.rawValue])
    }
  }

  /// All rows of a domain in one PSU: residuals of a ratio add up to 0 in it, by hand. Equal answers of
  /// 0.1: no deviation at all.
  @Test func roundingIsPrintedAsZero() throws {
    let rows = (0..<30).map { row in
      "a,\(row / 10),\([0.7, 1.3, 0.1][row % 3]),\([0.3, 1.7, 2.9, 0.1][row % 4]),0.1"
    }
    let found = try tables(
      "design: {clusters: c, weights: w}\nestimates: [{mean: [y, x], by: c}, {mean: x}, "
        + "{difference: [{mean: y}, {mean: \"y + 0.1\"}]}]\n", csv: csv(rows))
    #expect(found.estimates.count == 7)
    for row in found.estimates {
      #expect(row.variance == 0 && row.standardError == 0)
      #expect(row.effectiveSampleSize == nil)
      #expect(row.designEffectWithReplacement == (row.of == ["y"] ? 0 : nil))
    }
    let difference = try #require(found.differences.first)
    #expect(difference.standardError == 0 && difference.statistic == nil)
    #expect(difference.correlation.map { $0 <= 1 && $0 > 0.999_999_999 } == true)
  }

  /// Answers 0.1, 0.2 and -0.3 with weight 1: their mean is 0 by hand, 1.9e-17 in binary.
  @Test func answersThatCancelHaveAMeanOfZero() throws {
    let rows = ["a,1,1,0.1,1", "a,2,1,0.2,1", "a,3,1,-0.3,1"]
    let found = try tables(
      "design: {clusters: c, weights: w}\nestimates: [{mean: y}, {total: y}, {ratio: [y, x]}]\n",
      csv: csv(rows))
    #expect(found.estimates.map(\.estimate) == [0, 0, 0])
    #expect(found.estimates.allSatisfy { ($0.standardError ?? 0) > 0.01 })
  }

  /// Measured in the smallest or largest units that are taken, numbers are what they are in others.
  @Test(arguments: ["e-50", "e50"])
  func theUnitOfMeasurementIsNoRounding(unit: String) throws {
    func rows(_ unit: String) -> String {
      csv((0..<12).map { "a,\($0 / 3),1,\(1 + $0 * 7 % 5)\(unit),1" })
    }
    let spec = "design: {clusters: c, weights: w}\nestimates: [{mean: y}]\n"
    let row = try tables(spec, csv: rows(unit)).estimates[0]
    let plain = try tables(spec, csv: rows("")).estimates[0]
    let ratio = try #require(row.effectiveSampleSize) / #require(plain.effectiveSampleSize)
    #expect(abs(ratio - 1) < 1e-12)
  }
}
