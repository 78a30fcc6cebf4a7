/// A sum that carries the rounding error of every addition along (Knuth's exact sum of two numbers;
/// Neumaier 1974), so that its value does not depend on the order of a few million terms.
public struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var error = 0.0

  /// Nothing added yet.
  public init() {}

  /// The sum, rounded once.
  public var value: Double { sum + error }

  /// Adds a term.
  public mutating func add(_ term: Double) {
    let next = sum + term
    let added = next - sum
    error += (sum - (next - added)) + (term - added)
    sum = next
  }
}

extension Sequence {
  /// The sum of a number an element, independent of the order of the elements.
  func compensatedSum(_ term: (Element) -> Double) -> Double {
    var sum = CompensatedSum()
    for element in self { sum.add(term(element)) }
    return sum.value
  }
}
