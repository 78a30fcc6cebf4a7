import Questionnaires

/// The indices of respondent groups over all units.
struct RespondentGroups {
  let tree: IndexTree
  let questionnaire: Questionnaire
  let responses: CountedResponses
  let estimates: NodeEstimates

  /// Everybody, then each option of each item. Figures of fewer persons than the minimum are not
  /// shown, and none that gives such a figure away.
  func indices(_ all: DomainEstimates, _ itemIDs: [String]) throws -> [GroupIndex] {
    let everybody = GroupIndex(
      itemID: nil, optionCode: nil, validResponses: all.tally.responses,
      nodes: estimates.published(all))
    return try itemIDs.reduce(into: [everybody]) { groups, id in
      let (slot, item) = try CodedItem.find(id, in: questionnaire)
      let tallies = tallies(slot: slot, options: item.options.count)
      groups += RespondentGroups.protected(
        item.options.enumerated().map { position, option in
          group(item, option, slot, position, tallies[position])
        })
    }
  }

  private func group(
    _ item: Item, _ option: Option, _ slot: Int, _ position: Int, _ tally: AnswerTally
  ) -> GroupIndex {
    let byte = AnswerByte.firstOption + UInt8(position)
    let domain = DomainEstimates(
      tree, tally, responses, units: Array(responses.psusOfUnit.indices),
      isMember: { $0.answers[slot] == byte })
    return GroupIndex(
      itemID: item.id, optionCode: option.code, validResponses: tally.responses,
      nodes: estimates.published(domain))
  }

  /// Where one group of an item alone is not shown at a node, everybody less the other groups would
  /// be its figure, so the next smallest group is not shown either.
  static func protected(_ groups: [GroupIndex]) -> [GroupIndex] {
    var groups = groups
    for node in groups.first?.nodes.indices ?? 0..<0 {
      let hidden = groups.count { $0.nodes[node].suppressed == .tooFewResponses }
      let shown = groups.indices.filter { groups[$0].nodes[node].estimate != nil }
      let next = shown.min { groups[$0].nodes[node].responses < groups[$1].nodes[node].responses }
      guard hidden == 1, let next else { continue }
      groups[next].nodes[node].hide(.protectsSmallGroup)
    }
    return groups
  }

  private func tallies(slot: Int, options: Int) -> [AnswerTally] {
    var tallies = Array(
      repeating: AnswerTally(items: questionnaire.items.count), count: options)
    responses.withRows { rows in
      for row in 0..<(responses.rowsOfPSU.last?.upperBound ?? 0) {
        let position = AnswerByte.optionPosition(rows[row].answers[slot])
        if let position, position < options { tallies[position].add(rows[row]) }
      }
    }
    return tallies
  }
}
