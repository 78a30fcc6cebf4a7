import Analysis
import Estimation

/// The domains of a spec's tables, those of the same columns and condition found once.
final class DomainFrames {
  private let sample: WeightedSample
  private let columns: ColumnCache
  private let subset: ColumnReference?
  private var known: [Key: [DomainFrame]] = [:]

  private struct Key: Hashable {
    let subset: String?
    let by: [String]
  }

  /// Domains of a sample within the domain of its spec.
  init(_ sample: WeightedSample, _ columns: ColumnCache, subset: ColumnReference?) {
    self.sample = sample
    self.columns = columns
    self.subset = subset
  }

  /// The domains of some columns within a condition; none where no row is in any.
  ///
  /// - Throws: `EstimationFault`.
  func frames(by references: [ColumnReference], subset own: ColumnReference?) throws
    -> [DomainFrame]
  {
    let key = Key(subset: own?.text, by: references.map(\.text))
    if let frames = known[key] { return frames }
    let domains = Domain.crossed(
      references.map { ($0.text, columns.storage(of: $0)) }, rows: rows(own))
    let frames = try domains.map { try DomainFrame($0, in: sample) }
    known[key] = frames
    return frames
  }

  private func rows(_ own: ColumnReference?) -> [Int] {
    let conditions = [subset, own].compactMap { $0 }.map(columns.domain(of:))
    let all = Array(0..<columns.rowCount)
    return conditions.isEmpty ? all : all.filter { row in conditions.allSatisfy { $0[row] } }
  }
}
