/// Texts that meet in one evaluation, whichever columns or literals they come from, named by codes
/// that can be compared.
final class ValuePool {
  private var values = ValueDictionary()
  private var identities: [Int32] = []
  private var numbersSeen: [Double: Int32] = [:]
  private var codesOfNumbers: [Double: Int32] = [:]

  /// The code of a text.
  func code(of text: String) -> Int32 { registered(values.code(of: text)) }

  /// The code of a computed number, in its shortest form.
  func code(of number: Double) -> Int32 {
    if let code = codesOfNumbers[number] { return code }
    let code = code(of: CellNumber.shortest(number))
    codesOfNumbers[number] = code
    return code
  }

  /// The codes of all texts of a dictionary.
  func codes(of other: ValueDictionary) -> [Int32] {
    (0..<Int32(other.count)).map { code in
      registered(other.withBytes(code) { values.code(of: $0) })
    }
  }

  /// The text of a code.
  func text(_ code: Int32) -> String { values.text(code) }

  /// The number of a code, NaN where it is none.
  func number(_ code: Int32) -> Double { values.numbers[Int(code)] }

  /// What codes of equal values share: the texts are the same, or both are numbers of equal value.
  func identity(_ code: Int32) -> Int32 { identities[Int(code)] }

  /// Everything in the pool.
  var dictionary: ValueDictionary { values }

  private func registered(_ code: Int32) -> Int32 {
    guard Int(code) == identities.count else { return code }
    let number = values.numbers[Int(code)]
    if number.isNaN {
      identities.append(code)
    } else {
      let first = numbersSeen[number] ?? code
      numbersSeen[number] = first
      identities.append(first)
    }
    return code
  }
}
