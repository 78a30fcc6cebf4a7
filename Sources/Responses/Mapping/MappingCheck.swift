import Findings
import Questionnaires

/// Finds what makes a mapping unusable: two columns for one thing, a needed one missing.
struct MappingCheck {
  private let questionnaire: Questionnaire
  private let needsUnitColumn: Bool

  init(_ questionnaire: Questionnaire, _ needsUnitColumn: Bool) {
    self.questionnaire = questionnaire
    self.needsUnitColumn = needsUnitColumn
  }

  func problems(_ mapping: ColumnMapping, _ place: Place) -> [Problem] {
    duplicateHeaders(mapping, place) + duplicateTargets(mapping, place)
      + missingItems(mapping, place) + unaskedItems(mapping, place) + missingUnit(mapping, place)
  }

  private func duplicateHeaders(_ mapping: ColumnMapping, _ place: Place) -> [Problem] {
    var first: [String: MappedColumn] = [:]
    return mapping.columns.filter { $0.target != .ignored }.compactMap { column in
      guard let earlier = first[column.header] else {
        first[column.header] = column
        return nil
      }
      return Problem(
        ResponseFault.duplicateHeader, at: place.at(column, row: mapping.headerRow),
        ["value": column.header, "first": Place.columnLetters(earlier.position + 1)])
    }
  }

  private func duplicateTargets(_ mapping: ColumnMapping, _ place: Place) -> [Problem] {
    var first: [ColumnTarget: MappedColumn] = [:]
    return mapping.columns.compactMap { column in
      if case .field(let field) = column.target, field.allowsSeveralColumns { return nil }
      guard column.target != .ignored, column.target != .unknown else { return nil }
      guard let earlier = first[column.target] else {
        first[column.target] = column
        return nil
      }
      guard earlier.header != column.header else { return nil }
      return Problem(
        ResponseFault.mappedTwice, at: place.at(column, row: mapping.headerRow),
        [
          "target": column.target.written, "value": column.header,
          "first": Place.columnLetters(earlier.position + 1),
        ])
    }
  }

  private func missingItems(_ mapping: ColumnMapping, _ place: Place) -> [Problem] {
    let mapped = Set(mapping.columns.compactMap(\.target.itemID))
    return questionnaire.items.filter { $0.isRequired && !mapped.contains($0.id) }.map { item in
      var place = place
      place.row = mapping.headerRow
      place.item = item.id
      return Problem(
        ResponseFault.requiredItemWithoutColumn, at: place,
        ["item": item.id].merging(item.text.fact("text")) { $1 })
    }
  }

  /// Items that may stay blank but that nobody could answer in this file, without those that are
  /// known not to have been asked. It matters most where the index counts them.
  private func unaskedItems(_ mapping: ColumnMapping, _ place: Place) -> [Problem] {
    let mapped = Set(mapping.columns.compactMap(\.target.itemID) + mapping.notAsked)
    let missing = questionnaire.items.filter { !$0.isRequired && !mapped.contains($0.id) }
    guard !missing.isEmpty else { return [] }
    var place = place
    place.row = mapping.headerRow
    return [
      Problem(
        ResponseFault.itemsWithoutColumn, at: place,
        [
          "count": "\(missing.count)", "total": "\(questionnaire.items.count)",
          "items": missing.map(\.id).joined(separator: ", "), "signature": mapping.signature,
        ], severity: missing.contains(where: MappingCheck.isExpected) ? .warning : .note)
    ]
  }

  /// Whether an index can count the item and everybody is asked it.
  private static func isExpected(_ item: Item) -> Bool {
    item.relevant == nil && [.satisfaction, .perception].contains(item.role)
  }

  private func missingUnit(_ mapping: ColumnMapping, _ place: Place) -> [Problem] {
    let hasUnit = mapping.columns.contains {
      [.field(.unit), .field(.unitName), .lineage(.unit)].contains($0.target)
    }
    guard needsUnitColumn, !hasUnit else { return [] }
    var place = place
    place.row = mapping.headerRow
    return [Problem(ResponseFault.unitColumnMissing, at: place)]
  }
}

extension ColumnTarget {
  /// The item whose answer the column carries, whole or one option of it.
  var itemID: String? {
    switch self {
    case .item(let id), .option(let id, _): id
    default: nil
    }
  }
}
