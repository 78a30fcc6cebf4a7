import Estimation
import Foundation

/// Draws whose method is fixed here, so that a seed gives the same ones in every version: the
/// methods of the standard library may change between versions of Swift.
extension SeededGenerator {
  /// A whole number from 0 to `bound − 1`, each equally likely: Lemire's multiplication method with
  /// rejection (Fast Random Integer Generation in an Interval, 2019). A bound of 0 gives 0.
  public mutating func uniform(below bound: UInt64) -> UInt64 {
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return product.high
  }

  /// A number from 0 up to but not including 1: the upper 53 bits times 2⁻⁵³.
  public mutating func uniformDouble() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A standard normal number: Marsaglia's polar method (1964), of whose pair the second is thrown
  /// away so that the generator carries no memory but its state.
  public mutating func normal() -> Double {
    while true {
      let first = 2 * uniformDouble() - 1
      let second = 2 * uniformDouble() - 1
      let square = first * first + second * second
      if square > 0, square < 1 { return first * (-2 * log(square) / square).squareRoot() }
    }
  }

  /// Puts the elements into random order: Fisher and Yates from the last position down, each time
  /// with `uniform(below:)` of the positions left.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for position in elements.indices.reversed() where position > 0 {
      elements.swapAt(position, Int(uniform(below: UInt64(position + 1))))
    }
  }

  /// The elements in random order.
  public mutating func shuffled<Element>(_ elements: some Sequence<Element>) -> [Element] {
    var result = Array(elements)
    shuffle(&result)
    return result
  }
}
