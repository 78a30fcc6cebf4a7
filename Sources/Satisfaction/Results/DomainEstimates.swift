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
}

/// Some of the responses: those of some units that belong to one segment of respondents.
struct Domain {
  /// Positions of the units that the design has.
  let units: [Int]
  /// Position in `RespondentSegments`.
  let segment: Int
  /// The responses counted.
  let tally: AnswerTally
}
