/// How many degrees of freedom an interval or test is given.
public enum DegreesOfFreedomRule: Sendable, Hashable {
  /// PSUs less strata that have a row in the domain (Korn and Graubard 1999).
  case domain
  /// PSUs less strata of the whole design.
  case design
  /// A number of the user's.
  case number(Double)
}

extension SampleDesign {
  /// PSUs with a member of the domain less strata with a member (Korn and Graubard 1999). Rows of
  /// weight 0 are nobody's member. Without `domain`, of the whole design.
  public func degreesOfFreedom(domain: [Bool]? = nil) -> Int {
    var hasMember = Array(repeating: false, count: psus)
    for (row, psu) in psuOfRow.enumerated() where weights[row] != 0 && domain?[row] ?? true {
      hasMember[psu] = true
    }
    var count = 0
    for stratum in 0..<strata {
      let members = levels[0].units(of: stratum).reduce(0) { $0 + (hasMember[$1] ? 1 : 0) }
      count += max(0, members - 1)
    }
    return count
  }

  /// Degrees of freedom of an estimate of a domain.
  public func degreesOfFreedom(_ rule: DegreesOfFreedomRule, domain: [Bool]?) -> Double {
    switch rule {
    case .domain: Double(degreesOfFreedom(domain: domain))
    case .design: Double(degreesOfFreedom())
    case .number(let number): number
    }
  }

  /// Degrees of freedom of the difference of estimates of two domains: those of both domains
  /// together less 1 within one sample, the sum where the domains lie in different samples. A
  /// number of the user's stays as it is.
  public func degreesOfFreedomOfDifference(
    _ rule: DegreesOfFreedomRule, _ first: [Bool]?, _ second: [Bool]?
  ) -> Double {
    if case .number(let number) = rule { return number }
    if samples(of: first).isDisjoint(with: samples(of: second)) {
      return degreesOfFreedom(inSamplesOf: first, rule)
        + degreesOfFreedom(inSamplesOf: second, rule)
    }
    return degreesOfFreedom(rule, domain: Self.union(first, second)) - 1
  }

  /// Rows of either domain; nil is every row.
  public static func union(_ first: [Bool]?, _ second: [Bool]?) -> [Bool]? {
    guard let first, let second else { return nil }
    return zip(first, second).map { $0 || $1 }
  }

  private func degreesOfFreedom(inSamplesOf domain: [Bool]?, _ rule: DegreesOfFreedomRule)
    -> Double
  {
    guard rule == .design else { return degreesOfFreedom(rule, domain: domain) }
    let samples = samples(of: domain)
    return degreesOfFreedom(.domain, domain: psuOfRow.map { samples.contains(sample(ofPSU: $0)) })
  }

  private func samples(of domain: [Bool]?) -> Set<Int> {
    guard let domain else { return Set(sampleOfStratum) }
    var samples: Set<Int> = []
    for (row, psu) in psuOfRow.enumerated() where domain[row] {
      samples.insert(sample(ofPSU: psu))
    }
    return samples
  }

  private func sample(ofPSU psu: Int) -> Int {
    levels[0].sampleOfSet[levels[0].setOfUnit[psu]]
  }
}
