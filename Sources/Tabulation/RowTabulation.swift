import Analysis
import Estimation
import Findings

/// Computes the tables of a spec from the rows of its data: the general engine, for every measure,
/// design and variance.
struct RowTabulation {
  private let input: AnalysisInput
  private var tables = EstimateTables()

  /// Tables of an input.
  ///
  /// - Parameter problems: What was found while it was put together.
  init(_ input: AnalysisInput, _ problems: [Problem]) {
    self.input = input
    tables.problems = problems
  }

  /// The tables; without rows where something hinders them all.
  mutating func run() -> EstimateTables {
    do {
      let sample = try WeightedSample(input)
      describe(sample)
      let findings = DesignFindings(input, sample.base)
      guard findings.lonePSUs.isEmpty else { return hindered(by: findings.lonePSUs) }
      tables.problems += findings.onlyLonePSUs
      try estimate(sample)
    } catch {
      return hindered(by: EstimationProblems(input).problems(error))
    }
    if !tables.problems.isEmpty { tables.outcome = .findings }
    return tables
  }

  /// The design, its strata, and the weights, without any estimate.
  mutating func explain() -> EstimateTables {
    do {
      let sample = try WeightedSample(input)
      describe(sample)
      tables.strata = DesignFindings(input, sample.base).strata(weights: sample.design.weights)
    } catch {
      return hindered(by: EstimationProblems(input).problems(error))
    }
    if !tables.problems.isEmpty { tables.outcome = .findings }
    return tables
  }

  private func hindered(by problems: [Problem]) -> EstimateTables {
    EstimateTables(hinderedBy: tables.problems + problems, .design)
  }

  private mutating func describe(_ sample: WeightedSample) {
    tables.design = DesignFindings(input, sample.base).summary
    tables.weights = WeightRow(sample.summary)
    if let path = input.spec.weightsOut { tables.finalWeights = finalWeights(sample, path) }
    guard let weights = sample.weights else { return }
    tables.problems += negative(weights.final)
    tables.calibration = zip(input.calibration, weights.steps).map { step, done in
      CalibrationRow(
        step: step.key, iterations: done.iterations, largestMiss: done.largestMiss)
    }
  }

  private func negative(_ weights: [Double]) -> [Problem] {
    let count = weights.count { $0 < 0 }
    guard count > 0 else { return [] }
    let places = input.calibration.compactMap { step -> Place? in
      if case .calibrate(let step, _) = step { step.place } else { nil }
    }
    return [
      Problem(
        TabulationFault.negativeWeights, at: places.first ?? Place(file: input.spec.file),
        ["count": "\(count)", "least": "\(weights.min() ?? 0)"])
    ]
  }

  private func finalWeights(_ sample: WeightedSample, _ path: String) -> FinalWeights {
    FinalWeights(
      path: FilePath.resolved(path, beside: FilePath.folder(of: input.spec.file)),
      rows: (0..<sample.base.rows).map(input.table.origins.dataRow), base: sample.base.weights,
      final: sample.design.weights)
  }

  private mutating func estimate(_ sample: WeightedSample) throws {
    let columns = ColumnCache(input.table)
    let frames = DomainFrames(sample, columns, subset: input.spec.subset)
    let measures = MeasureTargets(columns: columns, design: input.design)
    let entries = try input.spec.estimates.map { entry in
      try EntryPlan(entry, input.spec, frames, measures)
    }
    let blocks = entries.map(\.table.blocks)
    var results = entries.map { _ in [BlockResult]() }
    var notes = entries.map { _ in EntryRows.VarianceNote() }
    for (variance, members) in Dictionary(grouping: entries.indices, by: { entries[$0].variance }) {
      let engine = try variance.engine(sample, input)
      var found = try engine.results(of: members.flatMap { blocks[$0] })[...]
      for member in members {
        notes[member] = engine.note
        results[member] = Array(found.prefix(blocks[member].count))
        found = found.dropFirst(blocks[member].count)
      }
    }
    for (index, entry) in entries.enumerated() {
      tables.problems += entry.problems
      try entry.table.add(results[index], notes[index], to: &tables)
    }
  }
}

extension PreparedStep {
  /// The step by its key in a spec.
  fileprivate var key: String {
    switch self {
    case .postStratify: "postStratify"
    case .rake: "rake"
    case .calibrate: "calibrate"
    case .trim: "trim"
    }
  }
}
