import Agencies
import Findings
import Questionnaires

/// A response on its way into a file, with the faults planted in it.
struct SimulatedRow: Sendable {
  var unit: AdministrativeUnit
  var response: SimulatedResponse
  /// Texts that stand in cells instead of what belongs there.
  var overrides: [ResponseColumn.Content: String] = [:]
  /// Faults planted so far, each with the column it shows in.
  var planted: [(fault: PlantedFault, content: ResponseColumn.Content?)] = []
  /// Whether an empty row goes before it.
  var followsBlankRow = false

  init(unit: AdministrativeUnit, response: SimulatedResponse) {
    self.unit = unit
    self.response = response
  }

  /// Puts a fault in.
  ///
  /// - Throws: a `SimulationFault` where the row cannot have it.
  mutating func plant(_ fault: PlantedFault, reading: AnswerReading) throws(Problem) {
    let slot = fault.item.flatMap(reading.slot(of:)) ?? 0
    var content: ResponseColumn.Content?
    switch fault.kind {
    case .wrongCell(_, let text):
      content = .item(slot)
      overrides[.item(slot)] = text
    case .misspeltUnit(let name):
      content = .unitName
      overrides[.unitName] = name
    case .impossibleDate(let text):
      content = .answeredOn
      overrides[.answeredOn] = text
    case .unanswered:
      try require(response.answers[slot] != AnswerByte.notAsked, fault)
      content = .item(slot)
      clear(slot)
    case .answeredThoughNotAsked(_, let code):
      try require(response.answers[slot] == AnswerByte.notAsked, fault)
      content = .item(slot)
      choose(code, at: slot, reading)
    case .givenUp(let count):
      giveUp(after: count, reading)
    case .blankRowBefore:
      followsBlankRow = true
    }
    planted.append((fault, content))
  }

  private mutating func clear(_ slot: Int) {
    response.answers[slot] = AnswerByte.blank
    response.details.removeAll { $0.slot == slot }
  }

  private mutating func choose(_ code: String, at slot: Int, _ reading: AnswerReading) {
    let options = reading.questionnaire.items[slot].options
    guard let position = options.firstIndex(where: { $0.code == code }) else { return }
    response.answers[slot] = AnswerByte.firstOption + UInt8(position)
  }

  private mutating func giveUp(after count: Int, _ reading: AnswerReading) {
    let ratings = reading.questionnaire.items.indices.filter {
      reading.questionnaire.items[$0].kind == .rating && response.answers[$0] != AnswerByte.notAsked
    }
    ratings.dropFirst(count).forEach { clear($0) }
  }

  private func require(_ applies: Bool, _ fault: PlantedFault) throws(Problem) {
    guard applies else {
      throw Problem(
        SimulationFault.faultDoesNotApply, at: Place(item: fault.item),
        ["value": fault.kind.name, "response": "\(fault.response)", "unit": fault.unit])
    }
  }
}
