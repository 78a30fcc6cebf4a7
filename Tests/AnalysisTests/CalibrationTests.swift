import Analysis
import Findings
import Foundation
import Testing

/// Cells, margins and totals put together with a sample.
struct CalibrationTests {
  private static let csv = """
    region,sex,age
    N,F,20
    S,M,30
    N,M,40
    S,F,50
    01,F,60

    """

  private func step(
    _ step: String, _ files: [String: String] = [:]
  ) throws -> (PreparedStep?, [Problem]) {
    var files = files
    files["data.csv"] = CalibrationTests.csv
    let result = try analysisLoading(
      "data: data.csv\ncalibration:\n  - \(step)\nestimates: [{mean: age}]\n", files)
    return (result.input?.calibration.first, result.problems)
  }

  @Test func cellsAreFoundByValue() throws {
    let (prepared, problems) = try step(
      "postStratify: {by: [region, sex], totals: {S: {F: 4, M: 3}, N: {M: 2, F: 1}, 1: {F: 5}}}")
    #expect(problems == [])
    guard case .postStratify(let cells)? = prepared else {
      Issue.record("another step")
      return
    }
    #expect(cells.ofRow.map { cells.totals[$0].total } == [1, 3, 2, 4, 5])
  }

  @Test func totalsMayComeFromAFile() throws {
    let (prepared, problems) = try step(
      "postStratify: {by: region, totals: pop.csv}",
      ["pop.csv": "total,note,region\n20,x,S\n10,,N\n5,,01\n"])
    #expect(problems == [])
    guard case .postStratify(let cells)? = prepared else {
      Issue.record("another step")
      return
    }
    #expect(cells.ofRow.map { cells.totals[$0].total } == [10, 20, 10, 20, 5])
  }

  @Test func everyMarginOfARakeIsMatched() throws {
    let (prepared, problems) = try step(
      "rake: {margins: [{sex: {F: 8, M: 8}}, {\"age >= 40\": {1: 10, 0: 6}}]}")
    #expect(problems == [])
    guard case .rake(let margins, let tolerance)? = prepared else {
      Issue.record("another step")
      return
    }
    #expect(tolerance == 1e-10)
    #expect(margins[1].ofRow.map { margins[1].totals[$0].total } == [6, 6, 10, 10, 10])
  }

  @Test func aCellWithoutTotalAndATotalWithoutSampleAreBothSaid() throws {
    let (_, problems) = try step("postStratify: {by: region, totals: {N: 10, S: 6, C: 3}}")
    #expect(
      Set(problems.map(\.code)) == [
        AnalysisFault.totalWithoutSample.rawValue, AnalysisFault.cellWithoutTotal.rawValue,
      ])
    #expect(Set(problems.compactMap { $0.facts["cell"] }) == ["01", "C"])
  }

  @Test func columnsOfACalibrationAreOnesIndicatorsAndSums() throws {
    let (prepared, problems) = try step(
      "calibrate: {totals: {1: 16, sex=F: 8, region=01: 2, age: 500, \"age >= 40\": 9}}")
    #expect(problems == [])
    guard case .calibrate(let step, let columns)? = prepared else {
      Issue.record("another step")
      return
    }
    #expect(step.totals.map(\.total) == [16, 8, 2, 500, 9])
    #expect(
      columns == [
        [1, 1, 1, 1, 1], [1, 0, 0, 1, 1], [0, 0, 0, 0, 1], [20, 30, 40, 50, 60], [0, 0, 1, 1, 1],
      ])
  }

  @Test func aValueThatNobodyHasIsATotalWithoutSample() throws {
    let (_, problems) = try step("calibrate: {totals: {sex=X: 8}}")
    #expect(problems.map(\.code) == [AnalysisFault.totalWithoutSample.rawValue])
    #expect(problems.first?.facts["cell"] == "sex=X")
  }

  @Test func totalsOfASeparateRatioMustFitTheStrata() throws {
    let spec = """
      design: {strata: region}
      estimates:
        - {total: age, assisted: {by: age, kind: separate, known: {N: 100, S: 90, 1: 70}}}
        - {total: age, assisted: {by: age, kind: separate, known: {N: 100, T: 90, 1: 70}}}

      """
    let result = try analysisLoading(
      "data: data.csv\n" + spec, ["data.csv": CalibrationTests.csv])
    #expect(result.problems.map { $0.facts["cell"] } == ["S", "T"])
    #expect(result.problems.map(\.place.line) == [6, 6])
    let unstratified = spec.replacingOccurrences(of: "design: {strata: region}", with: "design: {}")
    #expect(
      try faults(unstratified, csv: CalibrationTests.csv) == [.keyNeedsOther, .keyNeedsOther])
  }
}
