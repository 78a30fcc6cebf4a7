import Agencies
import Foundation
import Questionnaires
import Rules
import Testing

@testable import Simulation

@Suite struct LatentModelTests {
  @Test(arguments: 2...11) func marksRiseAndLeaveEveryLevelInReach(levels: Int) {
    let marks = LatentModel.marks(levels: levels)
    #expect(marks.count == levels - 1)
    #expect(marks == marks.sorted() && Set(marks).count == marks.count)
    #expect(marks.allSatisfy { abs($0) < 4 })
  }

  @Test func fiveLevelsAreCutAtTheSetMarks() {
    let marks = LatentModel.marks(levels: 5)
    for (mark, expected) in zip(marks, [-2.4, -1.7, -1.1, 0.4]) {
      #expect(abs(mark - expected) < 1e-12)
    }
  }

  /// The sum of independent effects is nearly normal with the sum of their variances, so the share
  /// at or above a level is Φ((item level - mark) / √(0.25² + 0.15² + 0.8² + 0.75²)). With 400
  /// units × 60 persons its standard error is below 0.006; 0.02 leaves room for the tails that a
  /// sum of uniform numbers lacks.
  @Test func sharesAreThoseOfTheLatentModel() throws {
    let model = try Example.model()
    let slots = Example.ratingSlots(of: model.questionnaire)
    var atLeast = [Int: [Int]]()
    var answered = [Int: Int]()
    for code in 0..<400 {
      let unit = SimulatedUnit(unit: try Example.unit("\(10_000 + code)"), count: 60)
      for response in try model.allResponses(of: unit) {
        for slot in slots {
          guard let position = AnswerByte.optionPosition(response.answers[slot]) else { continue }
          answered[slot, default: 0] += 1
          for level in 1..<5 where position >= level {
            atLeast[slot, default: [0, 0, 0, 0]][level - 1] += 1
          }
        }
      }
    }
    let spread = (0.0625 + 0.0225 + 0.64 + 0.5625).squareRoot()
    for slot in slots {
      let level = model.latent.level(ofItem: model.questionnaire.items[slot].id)
      for (mark, count) in zip([-2.4, -1.7, -1.1, 0.4], atLeast[slot] ?? []) {
        let expected = 0.5 * erfc(-(level - mark) / spread / 2.0.squareRoot())
        let share = Double(count) / Double(answered[slot] ?? 1)
        #expect(abs(share - expected) < 0.02, "slot \(slot), mark \(mark)")
      }
    }
  }

  @Test func unitsDifferAsMuchAsTheModelSays() {
    let model = LatentModel(seed: 3, spread: .usual)
    let effects = (0..<4000).map { model.effect(ofUnit: "u\($0)") }
    let variance = effects.reduce(0) { $0 + $1 * $1 } / 4000
    #expect(abs(variance.squareRoot() - 0.25) < 0.01)
  }
}
