import Analysis

/// A number that sums by classes of answers give. Items and pairs are meant by their position in the
/// plan.
enum CellMeasure: Sendable, Hashable {
  /// Mean of an item's numbers.
  case mean(item: Int)
  /// Weighted sum of an item's numbers.
  case total(item: Int)
  /// Weighted count of each value of an item.
  case counts(item: Int)
  /// Share of each value of an item.
  case shares(item: Int)
  /// Share of an item's answers that meet one of its tests.
  case share(item: Int, test: Int)
  /// Weighted count of everybody.
  case population
  /// Share of the answers to several items that are satisfied, all answers counting the same.
  case pooled(pair: Int)
}

/// What the answers to an item are looked at for. The texts of the values are its classes where
/// numbers or values are asked for, else whether they meet the tests.
struct ItemPlan: Sendable, Hashable {
  /// Name of the column.
  let name: String
  /// Its position in the file.
  let column: Int
  /// Whether the answers have to be numbers.
  var needsNumbers = false
  /// Whether each value is counted by itself.
  var needsValues = false
  /// Values that satisfy, a list a test; nil for a column of 1 and 0.
  var tests: [[SpecValue]?] = []

  /// Whether nothing but the tests tells answers apart, so that any text has its class.
  var hasTestsOnly: Bool { !needsNumbers && !needsValues && !tests.contains(nil) }

  /// Whether the same is asked of another item's answers.
  func asksTheSame(as other: ItemPlan) -> Bool {
    needsNumbers == other.needsNumbers && needsValues == other.needsValues && tests == other.tests
  }

  /// Position of a test, added where it is new.
  mutating func position(ofTest values: [SpecValue]?) -> Int {
    if let known = tests.firstIndex(of: values) { return known }
    tests.append(values)
    return tests.count - 1
  }
}

/// Items whose answers are pooled: how many a row gave, and how many of them are satisfied.
struct PairPlan: Sendable, Hashable {
  /// The items, one of them several times where the spec says so, with their tests.
  let members: [Member]

  struct Member: Sendable, Hashable {
    let item: Int
    let test: Int
  }
}
