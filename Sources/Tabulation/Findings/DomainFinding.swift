import Estimation
import Findings

/// What is found about the numbers of an entry in a domain.
struct DomainFinding {
  /// Name of the numbers.
  let name: String
  /// Where the entry stands.
  let place: Place

  /// A domain without the number: nobody answered, or the answers give none.
  func withoutNumber(
    _ domain: [DomainValue], further: String? = nil, rows: Int, answered: Int
  ) -> Problem {
    Problem(
      answered == 0 ? TabulationFault.emptyDomain : .noEstimate, at: place,
      facts(domain, further, ["rows": "\(rows)", "answered": "\(answered)"]))
  }

  /// Numbers without variance.
  func withoutVariance(
    _ domain: [DomainValue], _ undefinedReplicates: Int, _ fault: EstimationFault?
  ) -> [Problem] {
    if undefinedReplicates > 0 {
      let facts = facts(domain, nil, ["count": "\(undefinedReplicates)"])
      return [Problem(TabulationFault.undefinedInReplicates, at: place, facts)]
    }
    switch fault {
    case .notACovariance: return [impossible(domain, .negativeVariance)]
    case .quantileWithoutInterval: return [impossible(domain, .quantileWithoutInterval)]
    case .jackknifeOfQuantile: return [impossible(domain, .jackknifeOfQuantile)]
    case .noStratumToAverage: return [impossible(domain, .noStratumToAverage)]
    default: return []
    }
  }

  /// Numbers that cannot be had from the answers of a domain.
  func impossible(_ domain: [DomainValue], _ fault: TabulationFault) -> Problem {
    Problem(fault, at: place, facts(domain, nil, [:]))
  }

  private func facts(
    _ domain: [DomainValue], _ further: String?, _ others: [String: String]
  ) -> [String: String] {
    let parts = domain.map { "\($0.column) = \($0.value)" } + (further.map { [$0] } ?? [])
    return [
      "name": name, "domain": parts.joined(separator: ", "),
      "subject": ([name] + parts).joined(separator: ", "),
    ].merging(others) { $1 }
  }
}
