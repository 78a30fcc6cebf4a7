import Findings
import Questionnaires
import Testing

@testable import Satisfaction

/// Every byte of every item, counted by hand.
@Suite("Cells of answers")
struct AnswerCellsTests {
  private let items = [
    Survey.rating("q"), Survey.choice("wide", options: AnswerByte.maxOptions),
    Item(id: "text", kind: .text, role: .remark, text: LocalizedText(vi: "text")),
  ]

  @Test func eachByteThatSaysSomethingHasACellOfItsOwn() {
    let cells = AnswerCells(Survey.questionnaire(items))
    let reasons = (AnswerByte.dontKnow...AnswerByte.answeredElsewhere).map(Int.init)
    let telling = [5, AnswerByte.maxOptions, 0].map { Array(0...$0) + reasons }
    var seen: Set<Int> = []
    for (slot, bytes) in telling.enumerated() {
      let own = Set(bytes.map { cells.cell(slot: slot, byte: $0) })
      let others = Set(
        (0..<256).filter { !bytes.contains($0) }.map { cells.cell(slot: slot, byte: $0) })
      #expect(own.count == bytes.count && others.count == 1)
      #expect(own.isDisjoint(with: others) && seen.isDisjoint(with: own.union(others)))
      seen.formUnion(own.union(others))
    }
    #expect(seen == Set(0..<cells.count))
  }

  @Test func weightsAndNumbersAddUp() {
    var tally = AnswerTally(AnswerCells(Survey.questionnaire(items)))
    var cells: [Int32] = []
    for (answers, weight) in [([5, 240, 0], 10_000), ([5, 1, 255], 25_000), ([9, 251, 0], 1)]
      as [([UInt8], Int64)]
    {
      cells = [0, 0, 0]
      cells.withUnsafeMutableBufferPointer { cells in
        answers.withUnsafeBufferPointer {
          AnswerCells(Survey.questionnaire(items)).write($0, to: cells)
        }
        tally.add(cells, weight: weight)
      }
    }
    #expect(tally.responses == 3 && tally.isWeighted)
    #expect(tally.count(slot: 0, byte: 5) == 2 && tally.weight(slot: 0, byte: 5) == 35_000)
    #expect(tally.count(slot: 1, byte: 240) == 1 && tally.count(slot: 1, byte: 239) == 0)
    #expect(tally.weight(slot: 1, byte: 251) == 1 && tally.count(slot: 2, byte: 255) == 1)
  }
}
