import Findings
import Questionnaires
import Rules

extension ResponseModel {
  /// Tries before a constraint counts as one that nothing satisfies.
  private static let tries = 500

  /// Answers every item of a person who stands at `standing` on the latent scale.
  func answer(
    _ response: inout SimulatedResponse, standing: Double, _ stream: inout RandomStream
  ) throws(Problem) {
    response.details.removeAll(keepingCapacity: true)
    for draw in draws {
      guard draw.relevance.isAsked(in: response, reading: reading) else {
        response.answers[draw.slot] = AnswerByte.notAsked
        continue
      }
      try answer(draw, in: &response, standing: standing, &stream)
    }
  }

  private func answer(
    _ draw: ItemDraw, in response: inout SimulatedResponse, standing: Double,
    _ stream: inout RandomStream
  ) throws(Problem) {
    if let byte = missingByte(draw, &stream) {
      response.answers[draw.slot] = byte
      return
    }
    let detailCount = response.details.count
    for _ in 0..<ResponseModel.tries {
      give(draw, to: &response, standing: standing, &stream)
      if satisfiesConstraint(draw, response) { return }
      response.details.removeSubrange(detailCount...)
    }
    throw Problem(
      SimulationFault.unsatisfiableConstraint, at: Place(item: draw.item.id),
      ["constraint": draw.item.constraint?.source ?? ""])
  }

  /// Blank or a missing code, as often as the shares say; nil for a real answer.
  private func missingByte(_ draw: ItemDraw, _ stream: inout RandomStream) -> UInt8? {
    let chance = stream.fraction()
    if draw.item.kind == .text {
      return draw.mayBeBlank && chance >= shares.text ? AnswerByte.blank : nil
    }
    if chance < shares.blank { return draw.mayBeBlank ? AnswerByte.blank : nil }
    guard chance < shares.blank + shares.missingCode, !draw.decidesOthers,
      !draw.missingBytes.isEmpty
    else { return nil }
    return draw.missingBytes[stream.below(draw.missingBytes.count)]
  }

  private func satisfiesConstraint(_ draw: ItemDraw, _ response: SimulatedResponse) -> Bool {
    guard let constraint = draw.item.constraint else { return true }
    let own = reading.value(slot: draw.slot, byte: response.answers[draw.slot], in: response)
    return constraint.holds(own: own) { reading.value(of: $0, in: response) } ?? true
  }

  private func give(
    _ draw: ItemDraw, to response: inout SimulatedResponse, standing: Double,
    _ stream: inout RandomStream
  ) {
    switch draw.item.kind {
    case .rating:
      let place = draw.level + standing + stream.bell() * latent.spread.chance
      let position = draw.marks.reduce(0) { $0 + (place > $1 ? 1 : 0) }
      response.answers[draw.slot] = AnswerByte.firstOption + UInt8(position)
    case .choice:
      let position = stream.position(among: draw.weights)
      response.answers[draw.slot] = AnswerByte.firstOption + UInt8(position)
    case .multiple, .number, .text, .date:
      response.answers[draw.slot] = AnswerByte.answeredElsewhere
      for value in details(draw, on: response.answeredOn, standing: standing, &stream) {
        response.details.append(SimulatedDetail(slot: draw.slot, value: value))
      }
    }
  }

  private func details(
    _ draw: ItemDraw, on day: Day, standing: Double, _ stream: inout RandomStream
  ) -> [String] {
    switch draw.item.kind {
    case .multiple: chosenCodes(draw, &stream)
    case .number: [number(in: draw.item.range ?? 0...10, &stream)]
    case .date: [(day.adding(days: -1 - stream.below(120)) ?? day).description]
    case .rating, .choice, .text:
      [Remark.text(for: draw.item.role, isContent: standing > -0.6, &stream)]
    }
  }

  /// One to three codes in option order.
  private func chosenCodes(_ draw: ItemDraw, _ stream: inout RandomStream) -> [String] {
    let wanted = min(1 + stream.below(3), draw.item.options.count)
    var chosen = Set<Int>()
    for _ in 0..<wanted { chosen.insert(stream.position(among: draw.weights)) }
    return chosen.sorted().map { draw.item.options[$0].code }
  }

  /// A whole number where the range holds one, else its middle.
  private func number(
    in range: ClosedRange<Double>, _ stream: inout RandomStream
  ) -> String {
    let first = range.lowerBound.rounded(.up)
    let last = min(range.upperBound.rounded(.down), first + 1_000_000)
    guard first <= last, abs(first) < 1e15 else {
      return "\((range.lowerBound + range.upperBound) / 2)"
    }
    return "\(Int(first) + stream.below(Int(last - first) + 1))"
  }
}
