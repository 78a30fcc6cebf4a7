/// The indices of respondent groups over all units.
struct RespondentGroups {
  let tree: IndexTree
  let segments: RespondentSegments
  let estimates: NodeEstimates
  /// How often each option was chosen, as published: a group whose size is hidden has no figures.
  let distributions: [ItemDistribution]

  /// Everybody, then each option of each item. Figures of fewer persons than the minimum are not
  /// shown, and none that, taken off everybody's, would give such a figure away.
  ///
  /// - Parameter domains: one a segment.
  func indices(_ domains: [DomainEstimates]) -> [GroupIndex] {
    let everybody = group(domains[RespondentSegments.everybody])
    return segments.items.reduce(into: [everybody]) { groups, item in
      let hidden = distributions.first { $0.itemID == item.item.id }?.hidden ?? []
      var parts = zip(item.item.options, item.segments).map { option, segment in
        group(domains[segment], itemID: item.item.id, optionCode: option.code)
      }
      for part in parts.indices where hidden.indices.contains(part) && hidden[part] != nil {
        parts[part].validResponses = nil
      }
      groups += protected(parts, of: everybody)
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
      ).hidden(
        groups.map { $0.validResponses == nil || $0.nodes[node].suppressed == .tooFewResponses }
          + [isFewUnnamed])
      for group in groups.indices
      where hidden[group] && groups[group].nodes[node].mayProtect {
        groups[group].nodes[node] = groups[group].nodes[node].hidden(.protectsSmallGroup)
      }
    }
    return groups
  }

  private func group(
    _ domain: DomainEstimates, itemID: String? = nil, optionCode: String? = nil
  ) -> GroupIndex {
    GroupIndex(
      itemID: itemID, optionCode: optionCode, validResponses: domain.tally.responses,
      nodes: estimates.published(domain))
  }
}
