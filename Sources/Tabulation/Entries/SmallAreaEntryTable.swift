import Analysis
import Estimation
import Findings

/// An entry that estimates areas under a model.
struct SmallAreaEntryTable: EntryTable {
  private let context: EntryContext
  private let model: Measure.SmallAreaModel
  private let target: MeasureTarget?
  /// Areas of each domain.
  private let areas: [[DomainFrame]]

  /// The areas of every domain under a model.
  init(_ context: EntryContext, _ model: Measure.SmallAreaModel) {
    self.context = context
    self.model = model
    let columns = context.measures.columns
    if case .estimate(let entry) = model.of {
      target = context.measures.single(entry)
    } else {
      target = nil
    }
    let crossed = model.by.map { (name: $0.text, values: columns.storage(of: $0)) }
    areas = context.frames.map { frame in
      Domain.crossed(crossed, rows: frame.domain.rows).compactMap {
        try? DomainFrame($0, in: frame.sample)
      }
    }
  }

  var blocks: [EstimateBlock] {
    guard let target else { return [] }
    return areas.joined().map { context.block([target.statistic], in: $0) }
  }

  func add(
    _ results: [BlockResult], _ note: EntryRows.VarianceNote, to tables: inout EstimateTables
  ) throws {
    let errors = errorsNotPositive
    tables.problems += errors
    guard errors.isEmpty else { return }
    var rest = results[...]
    for (frame, areas) in zip(context.frames, areas) {
      let own = rest.prefix(target == nil ? 0 : areas.count)
      rest = rest.dropFirst(own.count)
      let known = areas.enumerated().map { index, area in
        smallArea(area, own.isEmpty ? nil : own[own.startIndex + index])
      }
      do {
        let fit = try FayHerriotModel(known)
        tables.smallAreas += zip(areas, fit.estimates).map { row(frame, $0, $1, fit) }
      } catch {
        guard let fault = fault(error) else { throw error }
        tables.problems.append(finding.impossible(frame.domain.values, fault))
      }
    }
  }

  /// Stated standard errors that are not above 0, at their cells.
  private var errorsNotPositive: [Problem] {
    guard case .given(_, let column) = model.of else { return [] }
    let answers = context.measures.columns.answers(of: column)
    return Set(areas.joined().compactMap { area in area.domain.rows.first { answers.isGiven[$0] } })
      .sorted().filter { answers.values[$0] <= 0 }.map { row in
        Problem(
          TabulationFault.areaErrorNotPositive,
          at: context.measures.columns.place(row, column: column),
          ["subject": name, "value": "\(answers.values[row])"])
      }
  }

  private func smallArea(_ area: DomainFrame, _ result: BlockResult?) -> SmallArea {
    SmallArea(
      direct: result.map(direct) ?? given(area),
      predictors: model.predictors.entries.map { value($0, area) ?? .nan })
  }

  /// An estimate without variance is none for the model.
  private func direct(_ result: BlockResult) -> SmallArea.Direct? {
    result.certain(0).map { SmallArea.Direct(estimate: $0.estimate, variance: $0.variance) }
  }

  private func given(_ area: DomainFrame) -> SmallArea.Direct? {
    guard case .given(let column, let errors) = model.of, let estimate = value(column, area),
      let error = value(errors, area)
    else { return nil }
    return SmallArea.Direct(estimate: estimate, variance: error * error)
  }

  /// The value of a column in the first row of an area that has one.
  private func value(_ column: ColumnReference, _ area: DomainFrame) -> Double? {
    let answers = context.measures.columns.answers(of: column)
    return area.domain.rows.first { answers.isGiven[$0] }.map { answers.values[$0] }
  }

  private func row(
    _ frame: DomainFrame, _ area: DomainFrame, _ estimate: SmallAreaEstimate,
    _ fit: FayHerriotModel
  ) -> SmallAreaRow {
    SmallAreaRow(
      name: name, by: frame.domain.values + area.domain.values,
      direct: estimate.direct?.estimate,
      directStandardError: estimate.direct?.variance.squareRoot(), estimate: estimate.estimate,
      meanSquaredError: estimate.meanSquaredError, gamma: estimate.gamma,
      areaVariance: fit.areaVariance, coefficients: fit.coefficients)
  }

  private func fault(_ error: any Error) -> TabulationFault? {
    switch error as? EstimationFault {
    case .tooFewAreas: .tooFewAreas
    case .dependentPredictors: .dependentPredictors
    case .notFinite: .predictorMissing
    default: nil
    }
  }

  private var of: [String] {
    if case .given(let estimate, _) = model.of { return [estimate.text] }
    return target?.target.of ?? []
  }

  private var name: String { EntryRows.name(context.entry.name, "smallArea", of) }

  private var finding: DomainFinding { DomainFinding(name: name, place: context.entry.place) }
}
