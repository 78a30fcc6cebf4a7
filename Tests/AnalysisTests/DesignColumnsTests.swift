import Analysis
import Findings
import Foundation
import Testing

/// The ids a design is made of, and what contradicts it.
struct DesignColumnsTests {
  private static let csv = """
    stratum,village,house,weight,N,n2,year
    S,a,1,2,4,3,2024
    S,a,2,2,4,3,2024
    S,b,1,1,4,5,2024
    N,c,1,0,2,6,2024
    N,c,1,3,2,6,2025
    N,d,7,1,2,8,2025

    """

  @Test func idsFollowTheOrderOfTheLabels() throws {
    let spec = """
      design: {strata: stratum, clusters: [village, house], weights: weight, populationSizes: [N, n2]}
      estimates: [{count: "*"}]

      """
    let design = try analysisInput(spec, csv: DesignColumnsTests.csv).design
    #expect(design.samples == nil)
    #expect(design.strata.ofRow == [1, 1, 1, 0, 0, 0])
    #expect(design.strata.label(1) == ["S"])
    #expect(design.stages[0].units.ofRow == [2, 2, 3, 0, 0, 1])
    #expect(design.stages[1].units.ofRow == [2, 3, 4, 0, 0, 1])
    #expect(design.stages[1].units.label(4) == ["S", "b", "1"])
    #expect(design.stages[0].populationSizes == [4, 4, 4, 2, 2, 2])
    #expect(design.weights == [2, 2, 1, 0, 3, 1])
  }

  @Test func withoutKeysEveryRowIsItsOwnPSUInOneStratum() throws {
    let design = try analysisInput(
      "estimates: [{mean: weight}]\n", csv: DesignColumnsTests.csv
    ).design
    #expect(design.strata.ofRow == [0, 0, 0, 0, 0, 0])
    #expect(design.stages.count == 1)
    #expect(design.stages[0].units.ofRow == [0, 1, 2, 3, 4, 5])
    #expect(design.weights == nil && design.probabilities == nil)
  }

  @Test func samplesHaveTheirOwnStrataAndUnits() throws {
    let design = try analysisInput(
      "design: {samples: year, clusters: village}\nestimates: [{count: \"*\"}]\n",
      csv: DesignColumnsTests.csv
    ).design
    #expect(design.samples?.ofRow == [0, 0, 0, 0, 1, 1])
    #expect(design.strata.ofRow == [0, 0, 0, 0, 1, 1])
    #expect(design.stages[0].units.ofRow == [0, 0, 1, 2, 3, 4])
    #expect(design.stages[0].units.label(3) == ["2025", "c"])
  }

  /// The same people in any order have the same ids.
  @Test func idsDoNotDependOnTheOrderOfRows() throws {
    let spec = """
      design: {strata: [stratum, year], clusters: [village], nested: true, weights: weight}
      estimates: [{count: house}]

      """
    let lines = DesignColumnsTests.csv.split(separator: "\n")
    let reversed = ([lines[0]] + lines[1...].reversed()).joined(separator: "\n") + "\n"
    let design = try analysisInput(spec, csv: DesignColumnsTests.csv).design
    let turned = try analysisInput(spec, csv: reversed).design
    #expect(design.strata.ofRow == turned.strata.ofRow.reversed())
    #expect(design.stages[0].units.ofRow == turned.stages[0].units.ofRow.reversed())
  }

  @Test func nestedIdsStartAgainInEveryStratum() throws {
    let csv = "s,c\nA,1\nA,2\nB,1\nB,2\n"
    let nested = "design: {strata: s, clusters: c, nested: true}\nestimates: [{count: s}]\n"
    #expect(try analysisInput(nested, csv: csv).design.stages[0].units.ofRow == [0, 1, 2, 3])
    let plain = nested.replacingOccurrences(of: ", nested: true", with: "")
    let result = try analysisLoading("data: data.csv\n" + plain, ["data.csv": csv])
    #expect(
      result.problems.map(\.code)
        == Array(repeating: AnalysisFault.psuInTwoStrata.rawValue, count: 2))
    #expect(result.problems.map { $0.facts["value"] } == ["1", "2"])
    #expect(result.problems.first?.facts["stratum"] == "A")
    #expect(result.problems.first?.facts["other"] == "B")
    #expect(result.problems.first?.place.row == 4)
    #expect(result.hindrance == .design)
  }

  @Test func idsInTwoSamplesAreTwoUnits() throws {
    let csv = "s,c,y\nA,1,1\nB,1,2\n"
    let spec = "design: {strata: s, clusters: c, samples: y}\nestimates: [{count: s}]\n"
    #expect(try analysisInput(spec, csv: csv).design.stages[0].units.ofRow == [0, 1])
  }

  @Test(arguments: [
    ("4\n4\n4\n2\n2\n1", [AnalysisFault.populationSizeNotConstant]),
    ("1\n1\n1\n2\n2\n2", [.populationBelowSample]), ("0.5\n0.5\n0.5\n1\n1\n1", []),
    ("0.5\n0.5\n0.5\n2\n2\n2", [.countsMixedWithFractions]),
    ("4\n4\n4\n-2\n-2\n-2", Array(repeating: .populationSizeNotPositive, count: 3)),
    ("4\n4\n4\n\n2\n2", [.missingPopulationSize]),
  ])
  func populationSizesMustFitTheSample(sizes: String, expected: [AnalysisFault]) throws {
    let lines = DesignColumnsTests.csv.split(separator: "\n")
    let cells = sizes.split(separator: "\n", omittingEmptySubsequences: false)
    let rows = zip(lines[1...], cells).map { "\($0),\($1)" }
    let csv = ([lines[0] + ",size"] + rows.map { $0[...] }).joined(separator: "\n") + "\n"
    let spec = """
      design: {strata: stratum, clusters: village, populationSizes: size}
      estimates: [{count: "*"}]

      """
    #expect(try faults(spec, csv: csv) == expected)
  }

  @Test func allThatContradictsADesignIsFoundAtOnce() throws {
    let csv = "s,c,w\nA,1,1\n,1,-2\nB,,x\nB,1,\n"
    let spec = "design: {strata: s, clusters: c, weights: w}\nestimates: [{count: s}]\n"
    // `x` is no number, so the weights themselves are not looked at further. The second row has no
    // stratum and the third no cluster: only the fourth contradicts the first.
    #expect(
      try faults(spec, csv: csv).sorted { $0.rawValue < $1.rawValue } == [
        .notANumber, .missingStratum, .missingCluster, .psuInTwoStrata,
      ])
  }

  @Test func aFaultOfADerivedWeightIsToldOnce() throws {
    let spec = "derive: {v: \"w * 2\"}\ndesign: {weights: v}\nestimates: [{count: s}]\n"
    #expect(try faults(spec, csv: "s,w\nA,1\nB,many\n") == [.notANumber])
  }

  @Test func jointProbabilitiesAreReadInRowOrder() throws {
    let result = try analysisLoading(
      """
      data: data.csv
      design: {probabilities: p, jointProbabilities: joint.csv, unequal: yates-grundy}
      estimates: [{total: y}]

      """,
      ["data.csv": "p,y\n0.5,1\n0.25,2\n", "joint.csv": "0.5,0.1\n0.1,0.25\n"])
    let design = try #require(result.input?.design)
    #expect(design.probabilities == [0.5, 0.25])
    #expect(design.jointProbabilities == [0.5, 0.1, 0.1, 0.25])
  }
}
