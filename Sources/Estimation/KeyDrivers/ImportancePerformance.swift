/// Importance-performance analysis (Martilla and James, Journal of Marketing 41, 1977: 77): each
/// element of a service by how much it matters and how well it does, with the means of both as
/// axes.
public struct ImportancePerformance: Sendable, Hashable {
  /// What the place of an element calls for.
  public enum Quadrant: String, Sendable, Codable, CaseIterable {
    /// Important and below the mean.
    case concentrateHere
    /// Important and at the mean or above.
    case keepUp
    /// Less important and below the mean.
    case lowPriority
    /// Less important and at the mean or above.
    case possibleOverkill
  }

  /// An element's place.
  public struct Point: Sendable, Hashable {
    /// How much it matters, as a share of R².
    public let importance: Double
    /// How well it does.
    public let performance: Double
    /// Where it lies.
    public let quadrant: Quadrant
  }

  /// One an element, in order.
  public let points: [Point]
  /// Where the axis between less and more important elements stands.
  public let meanImportance: Double
  /// Where the axis between worse and better elements stands.
  public let meanPerformance: Double

  /// Places of elements.
  ///
  /// - Throws: `EstimationFault.lengthsDiffer`, `.tooFewItems` without an element, `.notFinite`.
  public init(importance: [Double], performance: [Double]) throws {
    guard importance.count == performance.count else { throw EstimationFault.lengthsDiffer }
    guard !importance.isEmpty else { throw EstimationFault.tooFewItems }
    guard (importance + performance).allSatisfy(\.isFinite) else {
      throw EstimationFault.notFinite
    }
    let count = Double(importance.count)
    let (middle, level) = (
      importance.reduce(0, +) / count, performance.reduce(0, +) / count
    )
    meanImportance = middle
    meanPerformance = level
    points = zip(importance, performance).map { weight, value in
      Point(
        importance: weight, performance: value,
        quadrant: Quadrant(isImportant: weight >= middle, isGood: value >= level))
    }
  }
}

extension ImportancePerformance.Quadrant {
  fileprivate init(isImportant: Bool, isGood: Bool) {
    switch (isImportant, isGood) {
    case (true, false): self = .concentrateHere
    case (true, true): self = .keepUp
    case (false, false): self = .lowPriority
    case (false, true): self = .possibleOverkill
    }
  }
}
