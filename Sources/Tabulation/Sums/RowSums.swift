import Estimation

/// Adds up the rows of a domain to the sums of a number.
struct RowSums {
  private let rows: [Int]
  private let weights: [Int64]
  private let units: DomainUnits

  /// Sums over some rows of a sample by the units they lie in.
  init(_ rows: [Int], weights: WholeWeights, units: DomainUnits) {
    self.rows = rows
    self.weights = weights.ofRow
    self.units = units
  }

  /// The sums of a number; nil of one that is no weighted sum and no ratio of two.
  func sums(of statistic: RowStatistic) -> DomainSums? {
    switch statistic {
    case .share(let answers): share(answers)
    case .mean(let answers): mean(answers, isTotal: false)
    case .total(let answers): mean(answers, isTotal: true)
    case .pooledShare(let items) where items.count == 1,
      .meanOfShares(let items) where items.count == 1:
      share(items[0])
    case .pooledShare(let items): pooledShare(items)
    default: nil
    }
  }

  private var empty: DomainSums {
    var sums = DomainSums()
    sums.units = units.ids
    sums.firstRows = units.firstRows
    sums.hasWeight = Array(repeating: false, count: units.ids.count)
    for (row, unit) in zip(rows, units.positionOfRow) where weights[row] > 0 {
      sums.hasWeight[unit] = true
      sums.weightedRows += 1
    }
    return sums
  }

  /// Weighted whole sums by unit of a count that each row has, told by its position.
  private func wholeSums(_ count: (Int) -> Int) -> [Int128] {
    var sums = Array(repeating: Int128(0), count: units.ids.count)
    for (position, unit) in units.positionOfRow.enumerated() {
      sums[unit] += Int128(weights[rows[position]]) * Int128(count(position))
    }
    return sums
  }

  /// Unweighted sum of a count that each row has, told by its position, over rows with weight.
  private func count(_ count: (Int) -> Int) -> Int {
    rows.indices.reduce(0) { $0 + (weights[rows[$1]] > 0 ? count($1) : 0) }
  }

  private func share(_ answers: Answers) -> DomainSums {
    func given(_ position: Int) -> Int { answers.isGiven[rows[position]] ? 1 : 0 }
    func satisfied(_ position: Int) -> Int {
      answers.values[rows[position]] == 1 ? given(position) : 0
    }
    let (numerators, denominators) = (wholeSums(satisfied), wholeSums(given))
    var sums = empty
    sums.numerators = numerators.map { Double($0) }
    sums.denominators = denominators.map { Double($0) }
    let numerator = Double(numerators.reduce(0, +))
    let denominator = Double(denominators.reduce(0, +))
    sums.whole = [
      WholeSum(
        numerator: numerator, denominator: denominator, isTotal: false,
        sample: AnsweredRows(
          rows: sums.weightedRows, n: count(given), satisfiedRows: count(satisfied),
          satisfied: numerator, given: denominator))
    ]
    return sums
  }

  private func mean(_ answers: Answers, isTotal: Bool) -> DomainSums {
    func isGiven(_ position: Int) -> Int { answers.isGiven[rows[position]] ? 1 : 0 }
    let given = wholeSums(isGiven)
    var exact = Array(repeating: ExactSum(), count: units.ids.count)
    var whole = ExactSum()
    for (row, unit) in zip(rows, units.positionOfRow) where answers.isGiven[row] {
      exact[unit].add(answers.values[row], times: Double(weights[row]))
      whole.add(answers.values[row], times: Double(weights[row]))
    }
    var sums = empty
    sums.numerators = exact.map(\.value)
    sums.denominators = given.map { Double($0) }
    let weight = Double(given.reduce(0, +))
    let mean = whole.value / weight
    var squares = ExactSum()
    for row in rows where answers.isGiven[row] && weights[row] > 0 {
      let deviation = answers.values[row] - mean
      squares.add(deviation * deviation, times: Double(weights[row]))
    }
    sums.whole = [
      WholeSum(
        numerator: whole.value, denominator: weight, isTotal: isTotal,
        sample: AnsweredRows(
          rows: sums.weightedRows, n: count(isGiven), weight: weight,
          squares: squares.value, isTotal: isTotal))
    ]
    return sums
  }

  private func pooledShare(_ items: [Answers]) -> DomainSums {
    let x = rows.map { row in items.count { $0.isGiven[row] } }
    let y = rows.map { row in items.count { $0.isGiven[row] && $0.values[row] == 1 } }
    func total(_ value: (Int) -> Int) -> Double {
      Double(wholeSums(value).reduce(0, +))
    }
    var sums = empty
    sums.numerators = wholeSums { y[$0] }.map { Double($0) }
    sums.denominators = wholeSums { x[$0] }.map { Double($0) }
    let (numerator, denominator) = (total { y[$0] }, total { x[$0] })
    sums.whole = [
      WholeSum(
        numerator: numerator, denominator: denominator, isTotal: false,
        sample: AnsweredRows(
          rows: sums.weightedRows, n: count { min(1, x[$0]) }, answers: count { x[$0] },
          satisfiedAnswers: count { y[$0] }, weight: total { min(1, x[$0]) },
          satisfied: numerator, given: denominator,
          products: (total { x[$0] * x[$0] }, total { x[$0] * y[$0] }, total { y[$0] * y[$0] })))
    ]
    return sums
  }
}

/// The units that rows of a domain lie in.
struct DomainUnits: Sendable {
  /// The units, in ascending order.
  let ids: [Int]
  /// First row of each unit.
  let firstRows: [Int]
  /// Position of the unit of each row of the domain among `ids`.
  let positionOfRow: [Int]

  /// Units of some rows.
  ///
  /// - Parameter unitOfRow: unit of each row of the sample.
  init(_ rows: [Int], unitOfRow: [Int]) {
    var first: [Int: Int] = [:]
    for row in rows where first[unitOfRow[row]] == nil { first[unitOfRow[row]] = row }
    let ids = first.keys.sorted()
    let positions = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
    self.ids = ids
    firstRows = ids.map { first[$0] ?? 0 }
    positionOfRow = rows.map { positions[unitOfRow[$0]] ?? 0 }
  }
}
