import Agencies
import Findings
import Questionnaires
import Rules

/// The responses of one unit, one after the other, without end.
public struct ResponseStream: Sendable {
  private let model: ResponseModel
  private let sheetPrefix: String
  private let unitEffect: Double
  private let villages: [Village]
  private let interviewers: [String]
  private var stream: RandomStream
  private var count = 0

  private struct Village: Sendable {
    let name: String?
    let effect: Double
  }

  init(of unit: SimulatedUnit, model: ResponseModel) {
    self.model = model
    sheetPrefix = unit.sheetPrefix
    unitEffect = model.latent.effect(ofUnit: unit.unit.code)
    var stream = RandomStream(seed: model.seed, name: "unit:" + unit.unit.code)
    villages = ResponseStream.villages(of: unit.unit, spread: model.latent.spread, &stream)
    let first = 1 + stream.below(89)
    interviewers = (first..<first + 3).map { "MP" + ResponseStream.padded($0, 2) }
    self.stream = stream
  }

  /// Fills `response` with the next one of the unit.
  ///
  /// - Throws: a `SimulationFault.unsatisfiableConstraint` where no answer satisfies a constraint.
  public mutating func next(into response: inout SimulatedResponse) throws(Problem) {
    count += 1
    let village = villages[stream.below(villages.count)]
    response.number = count
    response.sheetNumber = sheetPrefix + "-" + ResponseStream.padded(count, 4)
    response.uuid = stream.uuid()
    response.village = village.name
    response.interviewer = interviewers[stream.below(interviewers.count)]
    let day = stream.below(model.fieldwork.dayCount)
    response.answeredOn = model.fieldwork.from.adding(days: day) ?? model.fieldwork.from
    response.secondOfDay = 27_000 + stream.below(45_000)
    let standing = unitEffect + village.effect + stream.bell() * model.latent.spread.person
    try model.answer(&response, standing: standing, &stream)
  }

  /// Five to eight ấp or khóm with numbers that say nothing of real ones; an agency of the province
  /// serves people from everywhere and has none.
  private static func villages(
    of unit: AdministrativeUnit, spread: LatentSpread, _ stream: inout RandomStream
  ) -> [Village] {
    guard unit.kind.isCommune else { return [Village(name: nil, effect: 0)] }
    let word = unit.kind == .ward ? "khóm" : "ấp"
    return (1...5 + stream.below(4)).map {
      Village(name: "\(word) \($0)", effect: stream.bell() * spread.village)
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
