import Questionnaires

/// The columns of a sheet whose blank cells erase what is stored. A column that the sheet lacks
/// never erases.
struct ErasingColumns {
  private let slots: [Int]
  private let fields: [ResponseField]

  init(_ questionnaire: Questionnaire, _ mapping: ColumnMapping, blanksErase: Bool) {
    let columns = blanksErase ? mapping.columns : []
    slots = Set(
      columns.compactMap { $0.target.itemID.flatMap { questionnaire.slot(of: $0) } }
    ).sorted()
    fields = ResponseField.allCases.filter { field in
      columns.contains { $0.target == .field(field) }
    }
  }

  /// What a row says by itself.
  func own(_ row: ImportedRow) -> OwnContent {
    let answers = row.response.answers
    return OwnContent(
      content: HeldResponse(row), statesWeight: row.statesWeight,
      erasure: Erasure(
        items: slots.filter { ResponseMerge.isUnsaid(answers[$0]) }, fields: fields))
  }
}

extension HeldResponse {
  /// A row as the store will hold it.
  init(_ row: ImportedRow) {
    self.init(response: row.response, identities: row.identities)
  }
}
