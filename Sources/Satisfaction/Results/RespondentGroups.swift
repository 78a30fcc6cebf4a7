import Questionnaires

/// The indices of respondent groups over all units.
struct RespondentGroups {
  let tree: IndexTree
  let questionnaire: Questionnaire
  let responses: CountedResponses
  let estimates: NodeEstimates

  /// Everybody, then each option of each item. Figures of fewer persons than the minimum are not
  /// shown, and none that, taken off everybody's, would give such a figure away.
  func indices(_ all: DomainEstimates, _ itemIDs: [String]) throws -> [GroupIndex] {
    let everybody = GroupIndex(
      itemID: nil, optionCode: nil, validResponses: all.tally.responses,
      nodes: estimates.published(all))
    return try itemIDs.reduce(into: [everybody]) { groups, id in
      let (slot, item) = try CodedItem.find(id, in: questionnaire)
      let tallies = tallies(slot: slot, options: item.options.count)
      groups += protected(
        item.options.enumerated().map { position, option in
          group(item, option, slot, position, tallies[position])
        }, of: everybody)
    }
  }

  /// Those who name no option are a part of everybody too, though no figure of theirs is shown.
  private func protected(_ groups: [GroupIndex], of everybody: GroupIndex) -> [GroupIndex] {
    var groups = groups
    for node in tree.nodes.indices {
      let persons = groups.map { $0.nodes[node].responses }
      let unnamed = everybody.nodes[node].responses - persons.reduce(0, +)
      let isFewUnnamed = unnamed > 0 && unnamed < estimates.minimumToShow
      let hidden = CellProtection(
        minimum: estimates.minimumToShow, persons: persons + [unnamed],
        totals: [Array(0...groups.count)]
      ).hidden(groups.map { $0.nodes[node].suppressed == .tooFewResponses } + [isFewUnnamed])
      for group in groups.indices
      where hidden[group] && groups[group].nodes[node].estimate != nil {
        groups[group].nodes[node] = groups[group].nodes[node].hidden(.protectsSmallGroup)
      }
    }
    return groups
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
