import Analysis
import Estimation

/// Entries of a spec that have their domains and variances in common, so that one pass over the
/// cells serves them all.
struct CellEntryGroup {
  /// What entries have in common.
  struct Key: Hashable {
    private let tables: [[String]]
    private let subset: String?
    private let variance: VarianceSpec

    init(_ entry: EstimateEntry, _ spec: EstimateSpec) {
      tables = (entry.by ?? spec.by).map { $0.map(\.text) }
      subset = entry.subset?.text
      variance = entry.variance ?? spec.variance
    }
  }

  /// Positions of the entries in the spec.
  let members: [Int]
  private let spec: EstimateSpec
  private let domains: [Domain]
  private let replication: Replication?
  private let note: EntryRows.VarianceNote
  private let fixedDegreesOfFreedom: Double

  /// - Parameters:
  ///   - members: positions of the entries in the spec.
  ///   - rows: the rows of the sample in the order of their PSUs.
  /// - Returns: nil where a table has no domain, which the general engine words.
  /// - Throws: `EstimationFault`.
  init?(_ members: [Int], _ input: AnalysisInput, _ sample: WeightedSample, _ rows: [Int]) throws {
    self.members = members
    spec = input.spec
    let entry = spec.estimates[members[0]]
    let engine = try (entry.variance ?? spec.variance).engine(sample, input)
    replication = (engine as? ReplicationEngine)?.replication
    note = engine.note
    fixedDegreesOfFreedom = sample.degreesOfFreedom
    let conditions = [spec.subset, entry.subset].compactMap { $0 }
      .map { input.table.domain(of: $0) }
    let domainRows = rows.filter { row in conditions.allSatisfy { $0[row] } }
    var domains: [Domain] = []
    for by in entry.by ?? spec.by {
      let found = Domain.crossed(
        by.map { ($0.text, input.table.values(of: $0)) }, rows: domainRows)
      guard !found.isEmpty, !domainRows.isEmpty else { return nil }
      domains += found
    }
    self.domains = domains
  }

  /// The domains with their numbers.
  ///
  /// - Throws: `EstimationFault`.
  func domains(
    _ statistics: [CellStatistic], _ evaluation: CellEvaluation, _ layout: CellLayout
  ) throws -> CellDomains {
    let rows = domains.map(\.rows)
    let numbers =
      if let replication {
        try evaluation.replicated(statistics, rows, layout, replication)
      } else {
        try evaluation.linearized(statistics, rows, layout)
      }
    return CellDomains(domains.map(\.values), numbers)
  }

  /// The numbers of an entry.
  ///
  /// - Parameter first: position of its first number among those of the group.
  func series(
    of member: Int, _ targets: [CellTarget], _ domains: CellDomains, from first: Int
  ) -> EstimateSeries {
    let entry = entryRows(of: member)
    let degrees: Double? =
      switch entry.interval.degreesOfFreedom {
      case .domain: nil
      case .design: fixedDegreesOfFreedom
      case .fixed(let number): number
      }
    return EstimateSeries(entry, targets, domains, from: first, degreesOfFreedom: degrees)
  }

  /// What makes rows of an entry's numbers.
  private func entryRows(of member: Int) -> EntryRows {
    let entry = spec.estimates[member]
    return EntryRows(
      name: entry.name, kind: EstimateRow.Kind(entry.measure),
      interval: entry.interval ?? spec.interval, variance: note, place: entry.place)
  }
}

extension EstimateRow.Kind {
  /// The kind of a measure that cells answer.
  fileprivate init(_ measure: Measure) {
    self = EstimateRow.Kind(rawValue: measure.key) ?? .mean
  }
}
