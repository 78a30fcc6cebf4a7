import Agencies
import Findings
import Questionnaires
import Rules
import Tables

/// Codes the rows of one sheet: checks every cell against the exact questionnaire version and
/// makes a `CodedResponse`, or tells everything that is wrong with the row.
///
/// Equal rows without an id are counted over the whole file, so all sheets of a file share one
/// coder per sheet made with `continuing`.
public final class ResponseCoder {
  /// Items asked.
  public let questionnaire: Questionnaire
  /// Whether rows can carry an id of their own; else identities are made of the content.
  public var hasIdentity: Bool { fields.hasIdentity }
  /// Unit codes whose leading zeros were put back: how many, and the first as written.
  public var restoredUnitCodes: (count: Int, first: String) { units.restored }

  private let validity: ValidityCheck
  private let rules: AnswerRules
  private let fields: FieldColumns
  private let others: [AnswerColumn]
  private let filledColumns: [Int]
  /// Columns up to the last one with a header.
  private let width: Int
  private let place: Place
  private let merge: ResponseMerge
  private var coded: [CodedColumn]
  private var choices: [ChoiceColumns]
  private var days = SeenTexts<Day>()
  private var units: UnitColumns
  private var register: IdentityRegister
  private var content = ContentForm()
  private var state = RowState()

  /// A coder for one sheet.
  ///
  /// - Parameter previous: the coder of the sheet before in the same file, whose count of equal
  ///   rows goes on.
  public init(
    questionnaire: Questionnaire, validity: ResponseValidityRule, mapping: ColumnMapping,
    units matcher: UnitMatcher, options: CodingOptions = CodingOptions(),
    continuing previous: ResponseCoder? = nil
  ) {
    self.questionnaire = questionnaire
    self.validity = ValidityCheck(validity, questionnaire)
    rules = AnswerRules(questionnaire, mapping)
    fields = FieldColumns(mapping)
    place = options.place
    merge = ResponseMerge(questionnaire, mapping, blanksErase: options.blanksErase)
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
    register = previous?.register ?? IdentityRegister()
  }

  /// Codes a row.
  public func code(_ row: Row) -> CodedRow {
    guard filledColumns.contains(where: { !row.isBlank($0) }) else { return .blank }
    state.begin(items: questionnaire.items.count)
    if row.count > width { refuseCells(beyondHeaderOf: row) }
    readCodedAnswers(row)
    for position in choices.indices { choices[position].read(row, at: place, into: &state) }
    for column in others { column.read(row, at: place, into: &state) }
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

  private func finished(_ row: Row, _ unit: AdministrativeUnit?) -> CodedRow {
    let psu = fields.psu(row, place, &state.problems)
    let weight = fields.weight(row, place, &state.problems)
    let day = fields.answeredOn(row, place, &days, &state.problems)
    let interviewer = fields.interviewer(row, place, &state.problems)
    let instance = fields.instance(row, place, &state.problems)
    let number = fields.sheetNumber(row, place, &state.problems)
    let identities = fields.identities(row, place, &state.problems)
    guard let unit, state.problems.isEmpty else { return .refused(located(row)) }
    state.details.sort { $0.slot < $1.slot }
    let digest = content.digest(
      unit: unit.key, psu: psu, answers: state.answers, details: state.details,
      weight: weight ?? FieldColumns.defaultWeight, answeredOn: day, interviewer: interviewer)
    let response = CodedResponse(
      identity: identity(instance, number, unit.key, digest), unit: unit.key, psu: psu,
      answers: state.answers, details: state.details,
      weight: weight ?? FieldColumns.defaultWeight, answeredOn: day, interviewer: interviewer,
      validity: validity.validity(of: state.answers), contentDigest: digest)
    return .accepted(
      ImportedRow(
        row: row.number, response: response, identities: identities, statesWeight: weight != nil))
  }

  /// A row over the stored response that it replaces: what the row leaves blank stays, unless blank
  /// cells erase. The whole must obey the rules of the questionnaire like a row of its own.
  ///
  /// - Parameter number: the row in the file that is read, for the findings.
  func merged(_ row: ImportedRow, over held: HeldResponse, row number: Int) -> CodedRow {
    var whole = row.response
    let old = held.response
    let kept = merge.fill(&state, with: whole, over: old)
    var blank = Row()
    blank.number = number
    rules.apply(to: &state, row: blank, at: place)
    // An answer that the new ones leave without its question goes with it.
    let keptItems = Set(kept.map { questionnaire.items[$0].id })
    state.problems.removeAll {
      $0.code == ResponseFault.answeredThoughNotAsked.rawValue
        && $0.place.item.map(keptItems.contains) == true
    }
    guard state.problems.isEmpty else { return .refused(state.problems) }
    state.details.sort { $0.slot < $1.slot }
    whole.answers = state.answers
    whole.details = state.details
    whole.psu = merge.value(.psu, whole.psu, old.psu)
    whole.answeredOn = merge.value(.answeredOn, whole.answeredOn, old.answeredOn)
    whole.interviewer = merge.value(.interviewer, whole.interviewer, old.interviewer)
    let weight = row.statesWeight ? whole.weight : nil
    whole.weight = merge.value(.weight, weight, old.weight) ?? FieldColumns.defaultWeight
    whole.validity = validity.validity(of: whole.answers)
    whole.contentDigest = content.digest(
      unit: whole.unit, psu: whole.psu, answers: whole.answers, details: whole.details,
      weight: whole.weight, answeredOn: whole.answeredOn, interviewer: whole.interviewer)
    var result = row
    result.response = whole
    result.identities = merge.identities(row.identities, over: held.identities)
    return .accepted(result)
  }

  private func identity(
    _ instance: String?, _ number: String?, _ unit: UnitKey, _ digest: [UInt8]
  ) -> ResponseIdentity {
    if let instance { return IdentityRegister.identity(ofInstance: instance) }
    if let number { return IdentityRegister.identity(ofSheet: number, unit: unit) }
    return register.identity(ofContent: digest)
  }

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

extension ColumnTarget {
  /// Whether the column says something about the response.
  var isContent: Bool {
    switch self {
    case .item, .option, .field: true
    case .lineage, .ignored, .unknown: false
    }
  }
}
