/// What is known of an area before a model: its own estimate, if there is one, and numbers known of
/// every area.
public struct SmallArea: Sendable, Hashable {
  /// The area's own (direct) estimate and its variance; nil for an area without a sample.
  public var direct: Direct?
  /// The area's predictors, without the intercept.
  public var predictors: [Double]

  /// A direct estimate.
  public struct Direct: Sendable, Hashable {
    /// The estimate.
    public var estimate: Double
    /// Its sampling variance, taken as known and above 0.
    public var variance: Double

    /// An estimate with its variance.
    public init(estimate: Double, variance: Double) {
      self.estimate = estimate
      self.variance = variance
    }
  }

  /// An area with a direct estimate, or without one.
  public init(direct: Direct?, predictors: [Double]) {
    self.direct = direct
    self.predictors = predictors
  }
}

/// An area's estimate under a model, beside its own.
public struct SmallAreaEstimate: Sendable, Hashable {
  /// The area's own estimate; nil for an area without a sample.
  public let direct: SmallArea.Direct?
  /// What the area's predictors alone let expect.
  public let synthetic: Double
  /// γ × direct + (1 - γ) × synthetic.
  public let estimate: Double
  /// Weight of the direct estimate, A/(A + its variance); 0 without one.
  public let gamma: Double
  /// Mean squared error of `estimate`.
  public let meanSquaredError: Double
}
