import Agencies
import Findings
import Questionnaires
import Rules
import Tables

/// Codes the rows of one sheet: checks every cell against the exact questionnaire version and
/// makes a `CodedResponse`, or tells everything that is wrong with the row.
///
/// Equal rows without an id are counted over the whole file, so the coder of a sheet goes on with
/// the register of the sheet before.
public final class ResponseCoder {
  /// Items asked.
  public let questionnaire: Questionnaire
  /// Unit codes whose leading zeros were put back: how many, and the first as written.
  public var restoredUnitCodes: (count: Int, first: String) { units.restored }

  private let validity: ValidityCheck
  private var rules: AnswerRules
  private let fields: FieldColumns
  private let others: [AnswerColumn]
  private let filledColumns: [Int]
  /// Columns up to the last one with a header.
  private let width: Int
  private let decision: MappedColumn?
  /// Columns of the original file, from left to right.
  private let columns: [MappedColumn]
  private let place: Place
  private let itemCount: Int
  private var coded: [CodedColumn]
  private var choices: [ChoiceColumns]
  private var days = SeenTexts<Day>()
  private var units: UnitColumns
  /// The count of equal rows so far.
  private(set) var register: IdentityRegister
  private var content = ContentForm()
  private var state = RowState()

  /// A coder for one sheet.
  public convenience init(
    questionnaire: Questionnaire, validity: ResponseValidityRule, mapping: ColumnMapping,
    units matcher: UnitMatcher, options: CodingOptions = CodingOptions()
  ) {
    self.init(
      questionnaire: questionnaire, validity: validity, mapping: mapping, units: matcher,
      options: options, register: IdentityRegister())
  }

  /// A coder for one sheet.
  ///
  /// - Parameter register: the count of equal rows in the sheets before it in the same file.
  init(
    questionnaire: Questionnaire, validity: ResponseValidityRule, mapping: ColumnMapping,
    units matcher: UnitMatcher, options: CodingOptions, register: IdentityRegister
  ) {
    self.questionnaire = questionnaire
    self.validity = ValidityCheck(validity, questionnaire)
    rules = AnswerRules(questionnaire, mapping.columns)
    fields = FieldColumns(mapping, needsWeight: options.needsWeight)
    decision = mapping.column(of: .decision)
    columns = mapping.columns.filter { !$0.target.isLineage }.sorted { $0.position < $1.position }
    place = options.place
    itemCount = questionnaire.items.count
    let items = Array(questionnaire.items.enumerated())
    coded = items.filter(\.element.kind.isCoded).compactMap { slot, item in
      CodedColumn(slot: slot, item: item, mapping: mapping)
    }
    others = items.filter { !$0.element.kind.isCoded && $0.element.kind != .multiple }
      .compactMap { slot, item in
        AnswerColumn(slot: slot, item: item, mapping: mapping, longestText: options.longestText)
      }
    choices = items.filter { $0.element.kind == .multiple }.compactMap { slot, item in
      ChoiceColumns(slot: slot, item: item, mapping: mapping, longestText: options.longestText)
    }
    units = UnitColumns(mapping, matcher, constant: options.unit)
    width = (mapping.columns.map(\.position).max() ?? -1) + 1
    filledColumns = mapping.columns.filter(\.target.isContent).map(\.position)
    self.register = register
    self.register.beginSheet(options.place.sheet)
  }

  /// Codes a row.
  public func code(_ row: Row) -> CodedRow {
    guard let decision, !row.isBlank(decision.position) else { return response(in: row) }
    switch Decision.read(row, decision, at: place) {
    case .failure(let problem):
      return .refused(RefusedRow(row: row.number, problems: [problem]))
    case .success(.drop): return .dropped
    case .success(let decision): return response(in: row).decided(decision)
    }
  }

  private func response(in row: Row) -> CodedRow {
    guard filledColumns.contains(where: { !row.isBlank($0) }) else { return .blank }
    state.begin(items: itemCount)
    if row.count > width { refuseCells(beyondHeaderOf: row) }
    readCodedAnswers(row)
    for position in choices.indices { choices[position].read(row, at: place, into: &state) }
    // By position: a copy of every column would be felt.
    for position in others.indices { others[position].read(row, at: place, into: &state) }
    rules.apply(to: &state, row: row, at: place)
    let unit = units.unit(of: row, at: place, &state.problems)
    return finished(row, unit)
  }

  private func refuseCells(beyondHeaderOf row: Row) {
    for column in width..<row.count where !row.isBlank(column) {
      var place = place
      place.row = row.number
      place.column = column + 1
      state.problems.append(
        Problem(ResponseFault.cellBeyondHeader, at: place, ["value": row.text(column)]))
    }
  }

  private func readCodedAnswers(_ row: Row) {
    for position in readKnownAnswers(row) { learn(row, position) }
  }

  /// Looks up the cells of coded items; gives the positions of those with a text not seen before.
  private func readKnownAnswers(_ row: Row) -> [Int] {
    // Locals spare the loop an exclusivity check for every cell.
    let coded = coded
    var answers = state.answers
    state.answers = []
    var unseen: [Int] = []
    row.withAllBytes { bytes in
      for position in coded.indices {
        let range = row.byteRange(coded[position].column.position)
        if range.isEmpty { continue }
        if let answer = coded[position].known(UnsafeBufferPointer(rebasing: bytes[range])) {
          answers[coded[position].slot] = answer
        } else {
          unseen.append(position)
        }
      }
    }
    state.answers = answers
    return unseen
  }

  private func learn(_ row: Row, _ position: Int) {
    switch coded[position].learn(row, at: place) {
    case .success(let answer): state.answers[coded[position].slot] = answer
    case .failure(let problem): state.problems.append(problem)
    }
  }

  private func finished(_ row: Row, _ unit: UnitKey?) -> CodedRow {
    let values = fields.values(of: row, at: place, &days, &state.problems)
    guard let unit, state.problems.isEmpty else { return .refused(refused(row, unit, values)) }
    state.sortDetails()
    let (answers, details) = (state.answers, state.details)
    let digest = content.digest(unit: unit, answers: answers, details: details, values)
    let response = CodedResponse(
      identity: identity(values, unit, digest, row: row.number), unit: unit, psu: values.psu,
      answers: answers,
      details: details, weight: values.weight ?? FieldColumns.defaultWeight,
      answeredOn: values.answeredOn, interviewer: values.interviewer,
      validity: validity.validity(of: answers), contentDigest: digest)
    return .accepted(
      ImportedRow(
        row: row.number, response: response, identities: values.identities,
        statesWeight: values.weight != nil))
  }

  private func identity(
    _ values: FieldValues, _ unit: UnitKey, _ digest: [UInt8], row: Int
  ) -> ResponseIdentity {
    if let instance = values.instance { return IdentityRegister.identity(ofInstance: instance) }
    if let number = values.sheetNumber {
      return register.identity(ofSheet: number, unit: unit, row: row)
    }
    return register.identity(ofContent: digest)
  }

  private func refused(_ row: Row, _ unit: UnitKey?, _ values: FieldValues) -> RefusedRow {
    let faulty = Set(state.problems.compactMap(\.place.item))
    var part = ReadablePart(answers: state.answers)
    for slot in part.answers.indices where faulty.contains(questionnaire.items[slot].id) {
      part.answers[slot] = AnswerByte.blank
    }
    if let instance = values.instance {
      part.key = IdentityRegister.identity(ofInstance: instance).key
    } else if let number = values.sheetNumber {
      part.key = unit.map { IdentityRegister.identity(ofSheet: number, unit: $0).key }
      part.sheetNumber = unit == nil ? number.canonical : nil
    }
    return RefusedRow(row: row.number, problems: total(in: row) + located(row), readable: part)
  }

  /// The finding that a row begins as rows of totals do at the foot of keyed sheets.
  private func total(in row: Row) -> [Problem] {
    let column = columns.first { !row.isBlank($0.position) && Int(row.text($0.position)) == nil }
    guard let column, ResponseCoder.totals.contains(Spelling.bare(row.text(column.position))) else {
      return []
    }
    return [Cell(row: row, column: column, place: place).problem(.totalRow)]
  }

  private static let totals: Set = [
    "cong", "tong", "tong cong", "tong so", "cong tong", "total", "totals", "sum",
  ]

  /// The row's problems, with the line of a text file where records run over several lines.
  private func located(_ row: Row) -> [Problem] {
    guard row.line != row.number else { return state.problems }
    return state.problems.map { problem in
      var problem = problem
      problem.place.line = row.line
      return problem
    }
  }
}

extension CodedRow {
  /// The row with what somebody decided about it.
  fileprivate func decided(_ decision: Decision) -> CodedRow {
    guard case .accepted(var row) = self else { return self }
    row.decision = decision.policy
    return .accepted(row)
  }
}

extension ColumnTarget {
  /// Whether the column says where the row came from.
  var isLineage: Bool {
    if case .lineage = self { true } else { false }
  }

  /// Whether the column says something about the response.
  var isContent: Bool {
    switch self {
    case .item, .option, .field: true
    case .lineage, .ignored, .unknown: false
    }
  }
}
