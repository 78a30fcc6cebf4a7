import Estimation
import Questionnaires

/// What is known of every node for some responses: a unit, a block, a group, all.
struct DomainEstimates {
  /// Responses counted by answer.
  let tally: AnswerTally
  /// Values of the nodes.
  let values: NodeValues
  /// Responses that answer each node.
  let responses: [Int]
  /// Standard errors of the nodes; nil where they cannot be computed.
  let standardErrors: [Double]?
  /// PSUs with a member less strata with a member.
  let degreesOfFreedom: Int

  /// Linearises the tree at the tally's values and sums the influences per PSU.
  ///
  /// Units are strata. A unit with one PSU beside others adds the squared deviation from the mean
  /// of all PSUs; alone it has no standard error. A PSU with nothing but weights of 0 counts among
  /// the PSUs of the sample and not in the degrees of freedom, as in R's `survey`.
  ///
  /// - Parameters:
  ///   - units: positions of the units that the design has.
  ///   - isMember: which responses belong to the domain; nil for all of them.
  init(
    _ tree: IndexTree, _ tally: AnswerTally, _ responses: CountedResponses, units: [Int],
    isMember: ((CountedRow) -> Bool)? = nil
  ) {
    self.tally = tally
    values = NodeValues(tree, tally)
    var scan = InfluenceScan(InfluenceForm(tree, values))
    responses.withRows { rows in
      for unit in units { scan.add(unit: unit, of: responses, rows, isMember) }
    }
    self.responses = scan.responses
    degreesOfFreedom = scan.psusWithMembers - scan.strataWithMembers
    standardErrors = degreesOfFreedom > 0 ? scan.standardErrors : nil
  }

  /// Persons who answer an item.
  func responses(to leaf: TreeLeaf) -> Int {
    (0..<leaf.optionCount).reduce(0) {
      $0 + tally.count(slot: leaf.slot, byte: Int(AnswerByte.firstOption) + $1)
    }
  }
}

/// Sums influences over the responses of one unit after the other.
private struct InfluenceScan {
  let form: InfluenceForm
  private(set) var responses: [Int]
  private(set) var psusWithMembers = 0
  private(set) var strataWithMembers = 0
  private var variance: TaylorVariance
  private var totals: StratumTotals

  init(_ form: InfluenceForm) {
    self.form = form
    responses = Array(repeating: 0, count: form.nodeCount)
    variance = TaylorVariance(columns: form.nodeCount, lonePSU: .adjust, extent: .variances)
    totals = StratumTotals(columns: form.nodeCount)
  }

  var standardErrors: [Double] {
    let result = variance.covariances()
    return (0..<form.nodeCount).map(result.standardError)
  }

  mutating func add(
    unit: Int, of counted: CountedResponses, _ rows: RowAccess, _ isMember: ((CountedRow) -> Bool)?
  ) {
    totals.removeAll()
    let form = form
    form.withTables { tables in
      withScratch { scratch in
        for psu in counted.psusOfUnit[unit] {
          add(counted.rowsOfPSU[psu].lazy.map { rows[$0] }, tables, scratch, isMember)
        }
      }
    }
    close()
  }

  private mutating func add(
    _ psu: some Sequence<CountedRow>, _ tables: InfluenceTables,
    _ scratch: InfluenceTables.Scratch, _ isMember: ((CountedRow) -> Bool)?
  ) {
    scratch.totals.update(repeating: 0)
    var hasMember = false
    responses.withUnsafeMutableBufferPointer { responses in
      for row in psu where row.weight > 0 && isMember?(row) ?? true {
        hasMember = true
        tables.add(row, to: responses, scratch)
      }
    }
    if hasMember {
      totals.appendPSU(UnsafeBufferPointer(scratch.totals))
    } else {
      totals.absentPSUs += 1
    }
  }

  private func withScratch(_ body: (InfluenceTables.Scratch) -> Void) {
    let nodes = form.nodeCount
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * nodes) { numbers in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: form.leafCount) { classes in
        withUnsafeTemporaryAllocation(of: Bool.self, capacity: nodes) { answered in
          numbers.initialize(repeating: 0)
          body(
            InfluenceTables.Scratch(
              totals: UnsafeMutableBufferPointer(rebasing: numbers[..<nodes]),
              own: UnsafeMutableBufferPointer(rebasing: numbers[nodes...]),
              answered: answered, classOfLeaf: classes))
        }
      }
    }
  }

  private mutating func close() {
    guard totals.psus > 0 else { return }
    psusWithMembers += totals.presentPSUs
    strataWithMembers += totals.presentPSUs > 0 ? 1 : 0
    // The adjust policy and a population without size leave no way to fail.
    try? variance.add(totals)
  }
}
