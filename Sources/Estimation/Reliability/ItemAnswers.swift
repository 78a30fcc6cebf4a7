/// Answers of some persons to the items of a scale, with weights.
public struct ItemAnswers: Sendable {
  /// One array an item, one number a person; NaN is no answer.
  let items: [[Double]]
  /// Weights of the persons, none of them 0.
  let weights: [Double]

  /// The rows of a domain that have weight.
  ///
  /// - Parameters:
  ///   - items: one array an item, one answer a row; nil is no answer.
  ///   - weights: one a row; rows of weight 0 are left out.
  /// - Throws: `EstimationFault.lengthsDiffer`, `.invalidWeight`, `.notFinite`.
  public init(_ items: [[Double?]], weights: [Double], domain: [Bool]? = nil) throws {
    guard items.allSatisfy({ $0.count == weights.count }),
      domain.map({ $0.count == weights.count }) ?? true
    else { throw EstimationFault.lengthsDiffer }
    if let row = weights.firstIndex(where: { !$0.isFinite }) {
      throw EstimationFault.invalidWeight(row: row)
    }
    guard items.allSatisfy({ $0.allSatisfy { $0?.isFinite ?? true } }) else {
      throw EstimationFault.notFinite
    }
    let rows = weights.indices.filter { weights[$0] != 0 && (domain?[$0] ?? true) }
    self.items = items.map { item in rows.map { item[$0] ?? .nan } }
    self.weights = rows.map { weights[$0] }
  }

  private init(items: [[Double]], weights: [Double]) {
    self.items = items
    self.weights = weights
  }

  /// Number of persons.
  public var rows: Int { weights.count }

  /// Number of persons who answered each item.
  public var answered: [Int] { items.map { $0.count { !$0.isNaN } } }

  /// The persons who answered every item.
  public func complete() -> ItemAnswers {
    let rows = weights.indices.filter { row in items.allSatisfy { !$0[row].isNaN } }
    return ItemAnswers(
      items: items.map { item in rows.map { item[$0] } }, weights: rows.map { weights[$0] })
  }

  /// Covariance of each two items over the persons who answered both:
  /// n/(n - 1) Σ w (x - x̄)(y - ȳ) / Σ w with the means of these persons.
  ///
  /// - Throws: `EstimationFault.tooFewAnswers` where two items have fewer than two common answers.
  public func covariances() throws -> SymmetricMatrix {
    let deviations = items.map(deviationsFromMean)
    var matrix = SymmetricMatrix(order: items.count)
    for row in items.indices {
      for column in 0...row {
        matrix[row, column] = try covariance(deviations[row], deviations[column])
      }
    }
    return matrix
  }

  /// Mean of each person's answers; persons without any are left out.
  func personMeans() -> (means: [Double], weights: [Double]) {
    var sums = Array(repeating: 0.0, count: rows)
    var counts = Array(repeating: 0.0, count: rows)
    for item in items {
      for (row, answer) in item.enumerated() where !answer.isNaN {
        sums[row] += answer
        counts[row] += 1
      }
    }
    let answering = counts.indices.filter { counts[$0] > 0 }
    return (answering.map { sums[$0] / counts[$0] }, answering.map { weights[$0] })
  }

  /// Answers less the item's mean, so that sums of products keep their digits; exactly 0 where all
  /// are alike.
  private func deviationsFromMean(_ item: [Double]) -> [Double] {
    var (weight, sum) = (CompensatedSum(), CompensatedSum())
    for (row, answer) in item.enumerated() where !answer.isNaN {
      weight.add(weights[row])
      sum.add(weights[row] * answer)
    }
    let answers = item.filter { !$0.isNaN }
    let isConstant = answers.allSatisfy { $0 == answers.first }
    let mean = isConstant ? answers.first ?? 0 : sum.value / weight.value
    return item.map { $0 - mean }
  }

  private func covariance(_ x: [Double], _ y: [Double]) throws -> Double {
    var n = 0.0
    var (weight, sumX, sumY) = (CompensatedSum(), CompensatedSum(), CompensatedSum())
    var products = CompensatedSum()
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        weights.withUnsafeBufferPointer { weights in
          for row in weights.indices {
            let product = x[row] * y[row]
            if product.isNaN { continue }
            n += 1
            weight.add(weights[row])
            sumX.add(weights[row] * x[row])
            sumY.add(weights[row] * y[row])
            products.add(weights[row] * product)
          }
        }
      }
    }
    guard n > 1 else { throw EstimationFault.tooFewAnswers }
    let mixed = sumX.value * sumY.value / weight.value
    return (products.value - mixed) / weight.value * n / (n - 1)
  }
}
