/// A column of numbers, one a row, some of which are missing.
public struct Answers: Sendable, Hashable {
  /// The numbers; 0 where missing.
  public let values: [Double]
  /// Whether a row has an answer.
  public let isGiven: [Bool]

  /// Numbers without a gap.
  public init(_ values: [Double]) {
    self.values = values
    isGiven = Array(repeating: true, count: values.count)
  }

  /// Numbers with gaps; nil is missing.
  public init(_ values: [Double?]) {
    self.values = values.map { $0 ?? 0 }
    isGiven = values.map { $0 != nil }
  }

  private init(values: [Double], isGiven: [Bool]) {
    self.values = values
    self.isGiven = isGiven
  }

  /// The answers of some rows, in the order given.
  public func rows(_ rows: [Int]) -> Answers {
    Answers(values: rows.map { values[$0] }, isGiven: rows.map { isGiven[$0] })
  }

  /// The same rows answered, with other numbers.
  public func map(_ transform: (Double) -> Double) -> Answers {
    var result = values
    for row in values.indices where isGiven[row] { result[row] = transform(values[row]) }
    return Answers(values: result, isGiven: isGiven)
  }

  /// 1 where the answer is one of `levels`, 0 where it is another, missing where missing.
  public func isOne(of levels: Set<Double>) -> Answers {
    map { levels.contains($0) ? 1 : 0 }
  }

  /// 1 where the answer is `level`, 0 where it is another, missing where missing.
  public func equals(_ level: Double) -> Answers { map { $0 == level ? 1 : 0 } }

  /// 1 in rows with an answer, 0 in others.
  var given: [Double] { isGiven.map { $0 ? 1 : 0 } }

  /// The same numbers, taken as missing where `other` is.
  func given(where other: Answers) -> Answers {
    let isGiven = zip(isGiven, other.isGiven).map { $0 && $1 }
    return Answers(values: zip(values, isGiven).map { $1 ? $0 : 0 }, isGiven: isGiven)
  }
}
