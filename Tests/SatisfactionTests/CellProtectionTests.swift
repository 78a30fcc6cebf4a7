// Sums of small tables. What a reader can take off by subtraction is worked out by `taken`, which
// knows nothing of the rule under test: it goes on solving sums with one unknown until none is left.
import Testing

@testable import Satisfaction

@Suite("Protection of small cells")
struct CellProtectionTests {
  /// 3 + 40 + 50 persons: the 40 go with the 3. 3 + 4 + 50: 7 persons are enough for a minimum of 5.
  /// 1 + 2 + 50: 3 persons are not.
  @Test(arguments: [
    ([3, 40, 50], [true, true, false]), ([3, 4, 50], [true, true, false]),
    ([1, 2, 50], [true, true, true]), ([30, 40, 50], [false, false, false]),
  ])
  func theFewestGoWithTheSmall(persons: [Int], expected: [Bool]) {
    let protection = CellProtection(
      minimum: 5, persons: persons, totals: [[0, 1, 2]])
    #expect(protection.hidden(persons.map { $0 < 5 }) == expected)
  }

  /// Tables of rows and columns with published totals, all of fixed pseudo-random counts: nothing
  /// that is hidden comes off by subtraction, and something small was there to be taken in most.
  @Test func nothingHiddenComesOffARandomTable() {
    var state: UInt64 = 42
    var endangered = 0
    for _ in 0..<200 {
      let table = Table(rows: 4, columns: 5) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % 24
      }
      let small = table.persons.map { $0 > 0 && $0 < 5 }
      let hidden = CellProtection(minimum: 5, persons: table.persons, totals: table.totals)
        .hidden(small)
      #expect(zip(small, hidden).allSatisfy { !$0 || $1 })
      #expect(taken(hidden, table.totals).isEmpty)
      if !taken(small, table.totals).isEmpty { endangered += 1 }
    }
    #expect(endangered > 50)
  }

  /// Hidden cells that subtraction, repeated as often as it helps, brings out.
  private func taken(_ hidden: [Bool], _ totals: [[Int]]) -> [Int] {
    var unknown = Set(hidden.indices.filter { hidden[$0] })
    var taken: [Int] = []
    while let cell = totals.lazy.compactMap({ parts -> Int? in
      let members = parts.filter { unknown.contains($0) }
      return members.count == 1 ? members[0] : nil
    }).first {
      unknown.remove(cell)
      taken.append(cell)
    }
    return taken
  }

  /// Counts whose row and column totals are published; cells without anybody are no parts.
  private struct Table {
    let persons: [Int]
    let totals: [[Int]]

    init(rows: Int, columns: Int, next: () -> Int) {
      let persons = (0..<rows * columns).map { _ in next() }
      let alongRows = (0..<rows).map { row in (0..<columns).map { row * columns + $0 } }
      let alongColumns = (0..<columns).map { column in
        (0..<rows).map { $0 * columns + column }
      }
      self.persons = persons
      totals = (alongRows + alongColumns).map { $0.filter { persons[$0] > 0 } }
    }
  }
}
