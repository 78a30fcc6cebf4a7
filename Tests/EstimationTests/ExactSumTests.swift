import Testing

@testable import Estimation

/// Expected sums: Python 3.11, `math.fsum([...])`, and by hand.
struct ExactSumTests {
  private func sum(_ terms: [Double]) -> Double {
    var sum = ExactSum()
    for term in terms { sum.add(term) }
    return sum.value
  }

  private static let cases: [(terms: [Double], sum: Double)] = [
    ([0.1, 0.2, -0.3], 2.7755575615628914e-17), ([1e100, 1, -1e100], 1),
    (Array(repeating: 0.1, count: 10), 1), ([1, 0x1p-53, 0x1p-106], 1.0000000000000002),
    ([1, 0x1p-53, -0x1p-106], 1), ([1, 0x1p-53], 1),
    ([-1, -0x1p-53, -0x1p-106], -1.0000000000000002), ([], 0), ([3, -3], 0),
    ([1e16, 1, 1e-16], 1.0000000000000002e16),
  ]

  @Test(arguments: cases)
  func itIsRoundedOnce(terms: [Double], expected: Double) {
    #expect(sum(terms) == expected)
    #expect(sum(terms.reversed()) == expected)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func orderAndGroupsLeaveNoTrace(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let weights = (0..<400).map { _ in Double(Int.random(in: 1...9_999_999, using: &random)) }
    let values = weights.map { _ in Double(Int.random(in: -70...70, using: &random)) / 10 }
    let order = weights.indices.shuffled(using: &random)
    var (rows, groups) = (ExactSum(), ExactSum())
    for row in order { rows.add(values[row], times: weights[row]) }
    for (value, members) in Dictionary(grouping: order, by: { values[$0] }) {
      groups.add(value, times: members.reduce(0) { $0 + weights[$1] })
    }
    #expect(rows.value == groups.value)
  }
}
