/// The values of a column, a row each.
public enum ColumnStorage: Sendable {
  /// A code a row into the different texts of the column; -1 is missing.
  case coded([Int32], ValueDictionary)
  /// A number a row, as expressions derive them; NaN is missing.
  case numbers([Double])

  /// The values as codes: derived numbers become texts in their shortest form.
  public var coded: (codes: [Int32], values: ValueDictionary) {
    switch self {
    case .coded(let codes, let values): return (codes, values)
    case .numbers(let numbers):
      var values = ValueDictionary()
      var codes: [Double: Int32] = [:]
      let result = numbers.map { number -> Int32 in
        if number.isNaN { return -1 }
        if let code = codes[number] { return code }
        let code = values.code(of: CellNumber.shortest(number))
        codes[number] = code
        return code
      }
      values.seal()
      return (result, values)
    }
  }

  /// The number of a row; NaN where it is missing or a text that is no number.
  public func number(_ row: Int) -> Double {
    switch self {
    case .coded(let codes, let values):
      codes[row] < 0 ? .nan : values.numbers[Int(codes[row])]
    case .numbers(let numbers): numbers[row]
    }
  }

  /// Whether a row has no value.
  public func isMissing(_ row: Int) -> Bool {
    switch self {
    case .coded(let codes, _): codes[row] < 0
    case .numbers(let numbers): numbers[row].isNaN
    }
  }

  /// The numbers of all rows; NaN where there is none.
  public var numbers: [Double] {
    switch self {
    case .coded(let codes, let values):
      codes.map { $0 < 0 ? .nan : values.numbers[Int($0)] }
    case .numbers(let numbers): numbers
    }
  }

  /// Number of rows.
  public var count: Int {
    switch self {
    case .coded(let codes, _): codes.count
    case .numbers(let numbers): numbers.count
    }
  }

  /// The value of a row as a text; nil where it is missing.
  public func text(_ row: Int) -> String? {
    switch self {
    case .coded(let codes, let values): codes[row] < 0 ? nil : values.text(codes[row])
    case .numbers(let numbers): numbers[row].isNaN ? nil : CellNumber.shortest(numbers[row])
    }
  }

  /// Only some rows, in the order given.
  func keeping(_ rows: [Int32]) -> ColumnStorage {
    switch self {
    case .coded(let codes, let values): .coded(rows.map { codes[Int($0)] }, values)
    case .numbers(let numbers): .numbers(rows.map { numbers[Int($0)] })
    }
  }
}
