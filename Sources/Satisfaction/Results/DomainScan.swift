import Estimation

/// Sums up what the PSUs of a domain, stratum after stratum, say of every node.
///
/// Units are strata. A unit with one PSU beside others adds the squared deviation from the mean of
/// all PSUs; alone it has no standard error. A PSU with nothing but weights of 0 counts among the
/// PSUs of the sample and not in the degrees of freedom, as in R's `survey`.
struct DomainScan {
  private let tally: AnswerTally
  private let values: NodeValues
  private let linearization: Linearization
  private var responses: [Int]
  private var influence: [Double]
  private var psusWithMembers = 0
  private var strataWithMembers = 0
  private var variance: TaylorVariance
  private var totals: StratumTotals

  private init(_ domain: Domain, _ tree: IndexTree) {
    let nodes = tree.nodes.count
    tally = domain.tally
    values = NodeValues(tree, tally)
    linearization = Linearization(tree, values)
    responses = Array(repeating: 0, count: nodes)
    influence = Array(repeating: 0, count: nodes)
    variance = TaylorVariance(columns: nodes, lonePSU: .adjust, extent: .variances)
    totals = StratumTotals(columns: nodes)
  }

  /// The estimates of some domains, in one pass over the responses.
  static func estimates(
    of domains: [Domain], _ tree: IndexTree, _ responses: CountedResponses,
    _ segments: RespondentSegments
  ) -> [DomainEstimates] {
    var scans = domains.map { DomainScan($0, tree) }
    var sums = PSUSums(NodeAnswers(tree), segments)
    responses.withRows { rows in
      for (unit, psus) in responses.psusOfUnit.enumerated() where !psus.isEmpty {
        let members = domains.indices.filter { domains[$0].units.contains(unit) }
        let bySegment = (0..<segments.count).map { segment in
          members.filter { domains[$0].segment == segment }
        }
        for psu in psus {
          sums.removeAll()
          rows.forEach(of: psu) { sums.add($0) }
          for segment in sums.present {
            sums.withSums(of: segment) { numbers in
              for domain in bySegment[segment] { scans[domain].add(numbers) }
            }
          }
        }
        for domain in members { scans[domain].close(psus: psus.count) }
      }
    }
    return scans.map(\.estimates)
  }

  /// Adds a PSU with a member.
  private mutating func add(_ sums: UnsafeBufferPointer<Int64>) {
    for node in responses.indices { responses[node] += Int(sums[node]) }
    influence.withUnsafeMutableBufferPointer {
      linearization.write(sums, to: $0)
      totals.appendPSU(UnsafeBufferPointer($0))
    }
  }

  /// Ends a stratum of so many PSUs, members or not.
  private mutating func close(psus: Int) {
    psusWithMembers += totals.presentPSUs
    strataWithMembers += totals.presentPSUs > 0 ? 1 : 0
    totals.absentPSUs = psus - totals.presentPSUs
    // The adjust policy and a population without size leave no way to fail.
    try? variance.add(totals)
    totals.removeAll()
  }

  private var estimates: DomainEstimates {
    let degreesOfFreedom = psusWithMembers - strataWithMembers
    let result = variance.covariances()
    return DomainEstimates(
      tally: tally, values: values, responses: responses,
      standardErrors: degreesOfFreedom > 0
        ? responses.indices.map(result.standardError) : nil,
      degreesOfFreedom: degreesOfFreedom)
  }
}
