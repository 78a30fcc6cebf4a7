import Estimation
import Responses

/// Random responses to the questionnaire of `SimulatedSurvey`.
enum RandomSurvey {
  /// Responses of the units A, B and C: three in ten are their own PSU, the others of so many PSUs a
  /// unit; some weigh nothing, some more than one.
  static func responses(_ count: Int, psus: Int, seed: UInt64) -> [CodedResponse] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let isOwnPSU = Int.random(in: 0..<10, using: &generator) < 3
      let psu = Int.random(in: 0..<psus, using: &generator)
      return Survey.response(
        ["A", "B", "C"].randomElement(using: &generator) ?? "A",
        [Int.random(in: 0...2, using: &generator)]
          + SimulatedSurvey.items.map { _ in Int.random(in: -1...5, using: &generator) },
        psu: isOwnPSU ? nil : "\(psu)",
        weight: [0, 10_000, 10_000, 12_345, 250_000].randomElement(using: &generator) ?? 0)
    }
  }
}
