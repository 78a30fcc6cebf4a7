/// What the presentation standards for proportions of the US National Center for Health Statistics
/// say about a share (Parker et al. 2017, Vital and Health Statistics 2(175)).
public enum PublicationAdvice: String, Sendable, Codable, CaseIterable {
  /// May be shown.
  case publish
  /// A statistician should look at it first.
  case review
  /// Must not be shown.
  case suppress
}

extension SharePrecision {
  /// Suppress where n or the effective size (at most n) is below 30, the 95 % interval of Korn and
  /// Graubard with a size of at most n is 0.30 wide or wider, or it is wider than 0.05 and than
  /// 130 % of the share. Review where degrees of freedom are below 8 or the share is 0 or 1.
  public var publicationAdvice: PublicationAdvice {
    guard n >= 30, min(effectiveSize, Double(n)) >= 30 else { return .suppress }
    let isExtreme = share <= 0 || share >= 1
    guard let width = kornGraubardWidth else { return .suppress }
    if width >= 0.30 || !isExtreme && width > 0.05 && width > 1.30 * share { return .suppress }
    return degreesOfFreedom < 8 || isExtreme ? .review : .publish
  }

  private var kornGraubardWidth: Double? {
    let level = 0.95
    guard let size = adjustedEffectiveSize(level: level) else { return nil }
    return ConfidenceInterval.beta(share: share, size: min(size, Double(n)), level: level)
      .map { $0.upper - $0.lower }
  }
}
