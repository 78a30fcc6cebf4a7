import Findings
import Questionnaires
import Rules

/// Finds items whose answer is one byte.
enum CodedItem {
  /// - Throws: a `Problem` where the item is not there or has no options.
  static func find(_ id: String, in questionnaire: Questionnaire) throws -> (slot: Int, item: Item)
  {
    guard let slot = questionnaire.slot(of: id) else {
      throw Problem(
        SatisfactionFault.unknownItem, at: Place(item: id),
        [
          "value": id, "questionnaire": questionnaire.id,
          "suggestion": NearMiss.fact(for: id, among: questionnaire.items.map(\.id)),
        ])
    }
    let item = questionnaire.items[slot]
    guard item.kind.isCoded, !item.options.isEmpty else {
      throw Problem(SatisfactionFault.itemWithoutOptions, at: Place(item: id), ["value": id])
    }
    return (slot, item)
  }
}
