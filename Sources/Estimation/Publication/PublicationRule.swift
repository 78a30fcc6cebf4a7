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
  /// The level of the interval that the standards look at.
  public static let publicationLevel = 0.95

  /// Suppress where n or the effective size (at most n) is below 30, the 95 % interval of Korn and
  /// Graubard with a size of at most n is 0.30 wide or wider, or it is wider than 0.05 and than
  /// 130 % of the share. Review where degrees of freedom are below 8 or the share is 0 or 1.
  public var publicationAdvice: PublicationAdvice {
    publicationAdvice(CriticalValues(level: SharePrecision.publicationLevel))
  }

  /// The same with values of t, at `publicationLevel`, that other estimates share.
  public func publicationAdvice(_ values: CriticalValues) -> PublicationAdvice {
    guard n >= 30, min(effectiveSize, Double(n)) >= 30 else { return .suppress }
    guard let size = adjustedEffectiveSize(values) else { return .suppress }
    if isTooWide(size: min(size, Double(n))) { return .suppress }
    return degreesOfFreedom < 8 || share <= 0 || share >= 1 ? .review : .publish
  }

  /// Whether the interval of Clopper and Pearson is too wide. Most are so far from the limits that
  /// bounds of their width tell.
  private func isTooWide(size: Double) -> Bool {
    let bounds = ConfidenceInterval.betaWidthBounds(share: share, size: size)
    if isTooWide(bounds.lowerBound) { return true }
    guard isTooWide(bounds.upperBound) else { return false }
    return ConfidenceInterval.beta(
      share: share, size: size, level: SharePrecision.publicationLevel
    ).map { isTooWide($0.upper - $0.lower) } ?? true
  }

  private func isTooWide(_ width: Double) -> Bool {
    let isExtreme = share <= 0 || share >= 1
    return width >= 0.30 || !isExtreme && width > 0.05 && width > 1.30 * share
  }
}

extension ConfidenceInterval {
  /// Bounds of the width of the 95 % interval of Clopper and Pearson, without quantiles.
  ///
  /// Times n, it is between 0.153 below and 1.119 above the width of Wilson's; at least 0.485 above
  /// for n of 4 and more and shares from 0.1 to 0.9. Searched over n from 0.2 to 10⁷ and shares from
  /// 10⁻⁹; the bounds leave a margin.
  static func betaWidthBounds(share: Double, size n: Double) -> ClosedRange<Double> {
    guard n > 0 else { return 0...1 }
    let wilson = wilson(share: share, effectiveSize: n, t: 1.959963984540054)
    let width = min(1, wilson.upper) - max(0, wilson.lower)
    let isInside = n >= 4 && share >= 0.1 && share <= 0.9
    return max(0, width + (isInside ? 0.45 : -0.2) / n)...(width + 1.2 / n)
  }
}
