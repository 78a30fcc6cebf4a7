import Questionnaires

/// The indices of respondent groups over all units.
struct RespondentGroups {
  let tree: IndexTree
  let questionnaire: Questionnaire
  let responses: CountedResponses
  let estimates: NodeEstimates

  /// A list an item with a group an option. Figures of fewer persons than the minimum are not shown.
  func indices(_ itemIDs: [String]) throws -> [[GroupIndex]] {
    try itemIDs.map { id in
      let (slot, item) = try CodedItem.find(id, in: questionnaire)
      let tallies = tallies(slot: slot, options: item.options.count)
      return item.options.enumerated().map { position, option in
        group(item, option, slot, position, tallies[position])
      }
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
