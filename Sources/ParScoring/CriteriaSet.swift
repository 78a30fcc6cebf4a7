import Findings
import Rules

/// A set of criteria of the reform index (bộ tiêu chí CCHC), one version, read from
/// `criteria.yaml`.
public struct CriteriaSet: Sendable, Hashable {
  /// Stable id, `par-province-2024`.
  public var id: String
  /// Version, `1`.
  public var version: String
  /// Title.
  public var title: LocalizedText
  /// Where it comes from.
  public var sources: [LegalSource]
  /// When it may be used.
  public var validity: Validity
  /// How converted points are rounded.
  public var rounding: RoundingRule
  /// Areas of reform in print order.
  public var areas: [ReformArea]
  /// What could not be checked against the legal text.
  public var unverified: [UnverifiedMark]
  /// SHA-256 of the file.
  public var digest: ContentDigest

  /// Criteria of all areas in print order.
  public var criteria: [Criterion] { areas.flatMap(\.criteria) }
}

/// Lĩnh vực of a criteria set.
public struct ReformArea: Sendable, Hashable {
  /// Number as printed, `8`.
  public var id: String
  /// Name as printed.
  public var label: LocalizedText
  /// Most points of the area; nil where it is not known.
  public var maxPoints: Points?
  /// Its criteria, as far as the set describes them.
  public var criteria: [Criterion]
}

/// Tiêu chí of an area.
public struct Criterion: Sendable, Hashable {
  /// Number as printed, `8.1`.
  public var id: String
  /// Name as printed.
  public var label: LocalizedText
  /// Điểm chuẩn; nil where it is not known.
  public var maxPoints: Points?
  /// How its points come about; nil where the set only names it.
  public var rule: CriterionRule?
}

/// How the points of a criterion come about.
public enum CriterionRule: Sendable, Hashable {
  /// Percent of a node of the satisfaction index, times the maximum, over 100.
  case satisfactionIndex(node: String)
}
