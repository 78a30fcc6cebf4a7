extension DomainEstimate {
  /// Weighted mean of the answers: Σ w y/Σ w over rows with an answer.
  public static func mean(of answers: Answers, weights: [Double], domain: [Bool]? = nil)
    -> DomainEstimate?
  {
    DomainEstimate(
      .ratio(answers.values, over: answers.given, weights: weights, domain: domain),
      answered: answers.isGiven, weights: weights, domain: domain)
  }

  /// Weighted total of the answers; missing ones are left out.
  public static func total(of answers: Answers, weights: [Double], domain: [Bool]? = nil)
    -> DomainEstimate?
  {
    DomainEstimate(
      .total(answers.values, weights: weights, domain: domain),
      answered: answers.isGiven, weights: weights, domain: domain)
  }

  /// Weighted number of rows of the domain.
  public static func count(weights: [Double], domain: [Bool]? = nil) -> DomainEstimate? {
    total(of: Answers(weights.map { _ in 1.0 }), weights: weights, domain: domain)
  }

  /// Weighted number of rows whose answer is `level`.
  public static func count(
    of level: Double, in answers: Answers, weights: [Double], domain: [Bool]? = nil
  ) -> DomainEstimate? {
    total(of: answers.equals(level), weights: weights, domain: domain)
  }

  /// Σ w y/Σ w x over rows with both answers (Särndal, Swensson and Wretman 1992, 5.6); nil also
  /// where Σ w x is 0.
  public static func ratio(
    of numerator: Answers, to denominator: Answers, weights: [Double], domain: [Bool]? = nil
  ) -> DomainEstimate? {
    let both = numerator.given(where: denominator)
    return DomainEstimate(
      .ratio(
        both.values, over: denominator.given(where: numerator).values, weights: weights,
        domain: domain),
      answered: both.isGiven, weights: weights, domain: domain)
  }
}
