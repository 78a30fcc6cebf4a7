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
      minimum: 5, persons: persons, sums: [CellProtection.Sum(parts: [0, 1, 2], total: nil)])
    #expect(protection.hidden(persons.map { $0 < 5 }) == expected)
  }

  @Test func aTotalGoesWhereNoPartIsLeft() {
    let protection = CellProtection(
      minimum: 5, persons: [9, 9], sums: [CellProtection.Sum(parts: [0], total: 1)])
    #expect(protection.hidden([true, false]) == [true, true])
  }

  /// A hidden total whose parts are all shown is their sum.
  @Test func aHiddenTotalTakesAPartWithIt() {
    let protection = CellProtection(
      minimum: 5, persons: [9, 8, 17], sums: [CellProtection.Sum(parts: [0, 1], total: 2)])
    #expect(protection.hidden([false, false, true]) == [false, true, true])
  }

  /// Tables of rows and columns with totals, all of fixed pseudo-random counts: nothing that is
  /// hidden comes off by subtraction, and something small was there to be taken in most of them.
  @Test func nothingHiddenComesOffARandomTable() {
    var state: UInt64 = 42
    var endangered = 0
    for _ in 0..<200 {
      let table = Table(rows: 4, columns: 5) {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % 24
      }
      let small = table.persons.map { $0 > 0 && $0 < 5 }
      let hidden = CellProtection(minimum: 5, persons: table.persons, sums: table.sums)
        .hidden(small)
      #expect(zip(small, hidden).allSatisfy { !$0 || $1 })
      #expect(taken(hidden, table.sums).isEmpty)
      if !taken(small, table.sums).isEmpty { endangered += 1 }
    }
    #expect(endangered > 50)
  }

  /// Hidden cells that subtraction, repeated as often as it helps, brings out.
  private func taken(_ hidden: [Bool], _ sums: [CellProtection.Sum]) -> [Int] {
    var unknown = Set(hidden.indices.filter { hidden[$0] })
    var taken: [Int] = []
    while let cell = sums.lazy.compactMap({ sum -> Int? in
      let members = (sum.parts + [sum.total].compactMap(\.self)).filter { unknown.contains($0) }
      return members.count == 1 ? members[0] : nil
    }).first {
      unknown.remove(cell)
      taken.append(cell)
    }
    return taken
  }

  /// Counts with their row and column sums and the sum of all; cells without anybody are no parts.
  private struct Table {
    var persons: [Int]
    var sums: [CellProtection.Sum]

    init(rows: Int, columns: Int, next: () -> Int) {
      let width = columns + 1
      var persons = [Int](repeating: 0, count: (rows + 1) * width)
      for row in 0..<rows {
        for column in 0..<columns {
          let count = next()
          for cell in [
            row * width + column, row * width + columns, rows * width + column,
            rows * width + columns,
          ] { persons[cell] += count }
        }
      }
      let alongRows = (0...rows).map { row in
        CellProtection.Sum(
          parts: (0..<columns).map { row * width + $0 }.filter { persons[$0] > 0 },
          total: row * width + columns)
      }
      let alongColumns = (0...columns).map { column in
        CellProtection.Sum(
          parts: (0..<rows).map { $0 * width + column }.filter { persons[$0] > 0 },
          total: rows * width + column)
      }
      self.persons = persons
      sums = alongRows + alongColumns
    }
  }
}
