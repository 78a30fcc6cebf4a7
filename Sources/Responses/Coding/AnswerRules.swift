import Findings
import Questionnaires
import Tables

/// Checks what the questionnaire says about answers beyond their form: whether an item was asked,
/// whether it may stay blank, and its constraint.
///
/// A condition that one answer byte decides is worked out beforehand for every byte, a constraint
/// on the options chosen of its own item once for every choice.
struct AnswerRules {
  /// What one item asks for. Its conditions lie apart, so that a rule is copied for free.
  private struct Rule {
    let slot: Int
    let isRequired: Bool
    let hasRelevant: Bool
    let hasConstraint: Bool
    /// Item whose byte decides `relevant`; nil where it has to be worked out.
    let decidingSlot: Int?
    /// Whether the constraint reads nothing but the options chosen of the item.
    let readsOwnChoice: Bool
  }

  /// Choices of one item whose verdict is kept; others are worked out again.
  private static let keptVerdicts = 4_096

  private let answers: ItemAnswers
  private let rules: [Rule]
  /// Conditions of each rule.
  private let conditions: [(relevant: Condition?, constraint: Condition?)]
  /// Verdicts of each rule's `relevant` by answer byte; empty where it has to be worked out.
  private let relevantVerdicts: [[Bool?]]
  /// Verdicts of each rule's constraint by the options chosen.
  private var choiceVerdicts: [[UInt64: Bool?]]
  private let columns: [String: MappedColumn]

  init(_ questionnaire: Questionnaire, _ columns: [MappedColumn]) {
    let answers = ItemAnswers(questionnaire)
    let ruled = questionnaire.items.enumerated().filter { _, item in
      item.relevant != nil || item.constraint != nil || item.isRequired
    }
    rules = ruled.map { slot, item in
      Rule(
        slot: slot, isRequired: item.isRequired, hasRelevant: item.relevant != nil,
        hasConstraint: item.constraint != nil,
        decidingSlot: item.relevant.flatMap(answers.decidingSlot),
        readsOwnChoice: item.kind == .multiple && item.constraint?.itemIDs.isEmpty == true)
    }
    conditions = ruled.map { ($1.relevant, $1.constraint) }
    relevantVerdicts = ruled.map { _, item in
      guard let relevant = item.relevant, let slot = answers.decidingSlot(of: relevant) else {
        return []
      }
      return answers.verdicts(of: relevant, slot: slot)
    }
    choiceVerdicts = ruled.map { _ in [:] }
    self.columns = Dictionary(
      columns.compactMap { column in column.target.itemID.map { ($0, column) } }
    ) { first, _ in first }
    self.answers = answers
  }

  /// Marks items that were not asked and records what breaks a rule. Slots whose cells are at
  /// fault already are left alone.
  mutating func apply(to state: inout RowState, row: Row, at place: Place) {
    let faulty: Set<String> =
      state.problems.isEmpty ? [] : Set(state.problems.compactMap(\.place.item))
    for number in rules.indices {
      let rule = rules[number]
      if !faulty.isEmpty, faulty.contains(answers.items[rule.slot].id) { continue }
      let relevant = rule.hasRelevant ? verdict(number, rule, state) : true
      if relevant != false {
        checkAsked(number, rule, isCertain: relevant == true, &state, row, place)
      } else {
        checkNotAsked(rule.slot, &state, row, place)
      }
    }
  }

  /// Whether the item was asked; nil where a missing answer leaves it open.
  private func verdict(_ number: Int, _ rule: Rule, _ state: RowState) -> Bool? {
    if let slot = rule.decidingSlot { return relevantVerdicts[number][Int(state.answers[slot])] }
    return conditions[number].relevant?.holds(own: .missing) { answers.value($0, state) }
  }

  private mutating func checkAsked(
    _ number: Int, _ rule: Rule, isCertain: Bool, _ state: inout RowState, _ row: Row,
    _ place: Place
  ) {
    let answer = state.answers[rule.slot]
    if rule.isRequired, answer == AnswerByte.blank, isCertain {
      state.problems.append(problem(.requiredAnswerMissing, rule.slot, row, place))
    }
    guard rule.hasConstraint, answer != AnswerByte.blank,
      keepsConstraint(number, rule, state) == false
    else { return }
    let item = answers.items[rule.slot]
    let condition =
      item.constraintMessage ?? LocalizedText(vi: item.constraint?.source ?? "")
    state.problems.append(
      problem(.constraintBroken, rule.slot, row, place, condition.fact("condition")))
  }

  private mutating func keepsConstraint(
    _ number: Int, _ rule: Rule, _ state: RowState
  ) -> Bool? {
    let isChoice = rule.readsOwnChoice && state.answers[rule.slot] == AnswerByte.answeredElsewhere
    let choice = isChoice ? state.choices[rule.slot] : 0
    if choice != 0, let known = choiceVerdicts[number][choice] { return known }
    let own = answers.value(rule.slot, state)
    guard own != .missing else { return nil }
    let verdict = conditions[number].constraint?.holds(own: own) { answers.value($0, state) }
    if choice != 0, choiceVerdicts[number].count < AnswerRules.keptVerdicts {
      choiceVerdicts[number][choice] = .some(verdict)
    }
    return verdict
  }

  private func checkNotAsked(_ slot: Int, _ state: inout RowState, _ row: Row, _ place: Place) {
    let answer = state.answers[slot]
    if answer != AnswerByte.blank, answer != AnswerByte.notApplicable {
      let condition = answers.items[slot].relevant?.source ?? ""
      state.problems.append(
        problem(.answeredThoughNotAsked, slot, row, place, ["condition": condition]))
    }
    state.answers[slot] = AnswerByte.notAsked
    if !state.details.isEmpty { state.details.removeAll { $0.slot == slot } }
  }

  private func problem(
    _ fault: ResponseFault, _ slot: Int, _ row: Row, _ place: Place,
    _ facts: [String: String] = [:]
  ) -> Problem {
    let id = answers.items[slot].id
    guard let column = columns[id] else {
      var place = place
      place.row = row.number
      place.item = id
      return Problem(fault, at: place, facts.merging(["item": id]) { first, _ in first })
    }
    return Cell(row: row, column: column, place: place, item: id).problem(fault, facts)
  }
}
