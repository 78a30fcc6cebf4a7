import Analysis
import Findings
import Foundation
import Rules
import Testing

/// The loader against a spec with every key of the contract.
struct EstimateSpecLoaderTests {
  private func whole() throws -> EstimateSpec {
    let (spec, problems) = EstimateSpecLoader.load(path: try Fixture.path("whole.yaml"))
    #expect(problems == [])
    return try #require(spec)
  }

  @Test func dataAreRead() throws {
    let spec = try whole()
    #expect(spec.data.map(\.file) == ["data.csv", "a.xlsx"])
    #expect(spec.data[1].sheet == "S")
    #expect(spec.data[1].constants.map(\.value.text) == ["2024", "main"])
    #expect(spec.missing.map(\.text) == ["", "NA", "99"])
    #expect(spec.missingIn.map { $0.columns.entries[0].text } == ["q01..q30", "age"])
    #expect(spec.missingIn[1].codes.map(\.number) == [-1, 999])
    #expect(spec.derive.map(\.name) == ["passed", "A1r"])
    #expect(spec.rows?.text == "wave == 'main'")
    #expect(spec.weightsOut == "weights.csv")
  }

  @Test func designIsRead() throws {
    let design = try whole().design
    #expect(design.strata.map(\.text) == ["stype", "sch.wide"])
    #expect(design.clusters.map(\.text) == ["dnum", "snum"])
    #expect(design.isNested && design.lonePSUInDomain)
    #expect(design.weights?.text == "pw")
    #expect(design.populationSizes.map(\.text) == ["fpc1", "fpc2"])
    #expect(design.stages == .first && design.lonePSU == .adjust)
    #expect(design.samples?.text == "year")
  }

  @Test func calibrationIsRead() throws {
    let steps = try whole().calibration
    #expect(steps.count == 5)
    guard case .postStratify(let crossed) = steps[0], case .stated(let totals) = crossed.totals,
      case .postStratify(let filed) = steps[1], case .file(let file) = filed.totals,
      case .rake(let margins, let tolerance) = steps[2], case .calibrate(let step) = steps[3],
      case .trim(let trimming) = steps[4]
    else {
      Issue.record("steps of other kinds")
      return
    }
    #expect(
      totals.map { $0.values.map(\.text) } == [
        ["E", "Yes"], ["E", "No"], ["H", "Yes"], ["H", "No"],
      ])
    #expect(totals.map(\.total) == [4000, 421, 700, 55])
    #expect(file.path == "pop.csv")
    #expect(margins.map(\.column.text) == ["stype", "sch.wide"])
    #expect(tolerance == 1e-8)
    #expect(step.distance == .logit && step.bounds == 0.5...2)
    #expect(step.totals.map(\.total) == [6194, 755, 3_914_069, 20])
    #expect(
      step.totals.map(\.variable) == [
        .population, .value(step.column(1), SpecValue("H")), .sum(step.column(2)),
        .sum(step.column(3)),
      ])
    #expect(trimming.lower == 0.3 && trimming.upper == 3 && trimming.redistributes)
  }

  @Test func varianceAndIntervalsAreRead() throws {
    let spec = try whole()
    guard case .replicateWeights(let weights) = spec.variance else {
      Issue.record("another variance")
      return
    }
    #expect(weights.columns.entries.map(\.text) == ["rw01..rw50"])
    #expect(weights.kind == .bootstrap && weights.areMultipliers && weights.center == .estimate)
    #expect(weights.scale == 0.02 && weights.replicateScales == [1, 1] && weights.rho == 0.3)
    #expect(spec.estimates[0].variance == .bootstrap(replicates: 1000, seed: 7, .mean))
    #expect(spec.estimates[1].variance == .jackknife(.mean))
    #expect(spec.estimates[5].variance == .fay(rho: 0.3, .estimate))
    #expect(spec.interval.method == .logit && spec.interval.degreesOfFreedom == .design)
    // What an entry leaves out comes from the spec.
    let own = try #require(spec.estimates[1].interval)
    #expect(own.method == .logit && own.level == 0.99 && own.degreesOfFreedom == .fixed(12))
  }

  @Test func everyKindOfEstimateIsRead() throws {
    let spec = try whole()
    #expect(spec.by.map { $0.map(\.text) } == [[], ["stype"], ["stype", "api00 > 600"]])
    #expect(
      spec.estimates.map { "\($0.measure)".prefix { $0 != "(" } } == [
        "mean", "total", "total", "total", "count", "population", "share", "share", "distribution",
        "table", "ratio", "topTwo", "quantile", "difference", "domainDifference", "combine",
        "chiSquare", "alpha", "icc", "ranks", "smallArea", "smallArea",
      ])
    #expect(spec.estimates[0].name == "api")
    #expect(spec.estimates[4].by?.map { $0.map(\.text) } == [["awards"]])
    guard case .domainDifference(_, let contrast) = spec.estimates[14].measure,
      case .ranks(let ranking) = spec.estimates[19].measure,
      case .smallArea(let given) = spec.estimates[21].measure,
      case .given(let estimate, let errors) = given.of
    else {
      Issue.record("estimates of other kinds")
      return
    }
    #expect([contrast.first.text, contrast.second.text] == ["2000", "1999"])
    #expect(ranking.level == 0.9 && ranking.draws == 500 && ranking.seed == 3)
    #expect([estimate.text, errors.text] == ["est", "se"])
  }

  @Test func whatIsLeftOutHasTheDefaultsOfTheContract() throws {
    let text = "schema: sipas.estimate/1\ndata: d.csv\nestimates: [{mean: x}]\n"
    let (loaded, problems) = EstimateSpecLoader.load(name: "s.yaml", bytes: Data(text.utf8))
    let spec = try #require(loaded)
    #expect(problems == [])
    #expect(spec.missing.map(\.text) == ["", "NA"])
    #expect(spec.by.map(\.count) == [0])
    #expect(spec.variance == .linearization)
    #expect(spec.interval == IntervalSpec())
    #expect(spec.interval.method == .wilson && spec.interval.level == 0.95)
    #expect(spec.design.lonePSU == .fail && spec.design.stages == .all && !spec.design.isNested)
  }

  @Test(arguments: [
    ("variance: {method: fay}", DefinitionFault.missingKey, 3),
    ("variance: {method: jackknife, seed: 1}", .unknownKey, 3),
    ("variance: {method: bootstrap, replicates: 1}", .outOfRange, 3),
    ("interval: {degreesOfFreedom: sample}", .notInList, 3),
    ("design: {lonePSU: skip}", .notInList, 3), ("design: {unequal: brewr}", .notInList, 3),
    ("missing: {a: 1}", .notAList, 3), ("design: [weights]", .notAMapping, 3),
    ("calibration:\n  - rake: {tolerance: 1e-8}", .missingKey, 4),
    ("derive: {x: [1]}", .notAText, 3),
  ])
  func generalFaultsAreFoundOnTheirLine(text: String, fault: DefinitionFault, line: Int) {
    let spec = "schema: sipas.estimate/1\ndata: d.csv\n\(text)\nestimates: [{mean: x}]\n"
    let (_, problems) = EstimateSpecLoader.load(name: "s.yaml", bytes: Data(spec.utf8))
    #expect(problems.contains { $0.code == fault.rawValue && $0.place.line == line })
  }
}

extension Calibration {
  /// The column of a total.
  fileprivate func column(_ index: Int) -> ColumnReference {
    switch totals[index].variable {
    case .population: ColumnReference("1")
    case .value(let column, _), .sum(let column): column
    }
  }
}
