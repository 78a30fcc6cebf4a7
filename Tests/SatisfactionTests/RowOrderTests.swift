import Foundation
import Estimation
import Responses
import Satisfaction
import Testing

@Suite("The same responses give the same bytes")
struct RowOrderTests {
  @Test(arguments: 1...20)
  func shuffled(seed: UInt64) throws {
    try expectTheSame(SimulatedSurvey.responses(), seed)
  }

  /// Hundreds of PSUs of all sizes beside respondents who are their own: floating sums over them
  /// would tell an order that hangs on anything but content.
  @Test(arguments: 1...20)
  func manyPSUsShuffled(seed: UInt64) throws {
    try expectTheSame(RandomSurvey.responses(1_000, psus: 100, seed: seed), seed)
  }

  private func expectTheSame(_ responses: [CodedResponse], _ seed: UInt64) throws {
    var responses = responses
    let expected = try feed(responses, units: ["A", "B", "C"])
    var generator = SeededGenerator(seed: seed)
    responses.shuffle(using: &generator)
    for row in responses.indices { responses[row].psu = responses[row].psu.map { "x\(seed)" + $0 } }
    #expect(try feed(responses, units: ["C", "A", "B"]) == expected)
  }

  @Test func anotherAnswerGivesAnotherDigest() throws {
    var responses = try SimulatedSurvey.responses()
    let digest = try SimulatedSurvey.calculation().table(round: "thu", of: responses).inputDigest
    responses[7].answers[5] = responses[7].answers[5] == 3 ? 2 : 3
    let other = try SimulatedSurvey.calculation().table(round: "thu", of: responses).inputDigest
    #expect(other != digest)
  }

  private func feed(_ responses: [CodedResponse], units: [String]) throws -> String {
    let table = try SimulatedSurvey.calculation(units: units).table(
      round: "thu", of: responses, groups: ["gender"])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(IndexFeed(table)), as: UTF8.self)
  }
}
