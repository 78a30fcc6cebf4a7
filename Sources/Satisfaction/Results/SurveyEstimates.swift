/// What is known of every domain of a round, from two passes over its responses: one that counts
/// answers, and one that sums up PSUs at the values those give.
struct SurveyEstimates {
  /// One a unit.
  let units: [DomainEstimates]
  /// All responses of each block together.
  let blocks: [DomainEstimates]
  /// One a segment of respondents, over all units.
  let segments: [DomainEstimates]

  /// - Parameter blocks: positions of the units of each block.
  init(
    _ tree: IndexTree, _ responses: CountedResponses, _ respondents: RespondentSegments,
    _ cells: AnswerCells, blocks: [[Int]]
  ) {
    let tallies = AnswerTallies(responses, respondents, cells)
    let all = Array(responses.psusOfUnit.indices)
    let everybody = RespondentSegments.everybody
    let domains =
      all.map { Domain(units: [$0], segment: everybody, tally: tallies.units[$0]) }
      + blocks.map { Domain(units: $0, segment: everybody, tally: tallies.sum(of: $0)) }
      + tallies.segments.enumerated().map { Domain(units: all, segment: $0, tally: $1) }
    let estimates = DomainScan.estimates(of: domains, tree, responses, respondents)
    units = Array(estimates[..<all.count])
    self.blocks = Array(estimates[all.count..<all.count + blocks.count])
    segments = Array(estimates[(all.count + blocks.count)...])
  }
}
