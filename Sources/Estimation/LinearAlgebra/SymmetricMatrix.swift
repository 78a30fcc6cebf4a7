/// A symmetric matrix of small order, held in full: cross-products, covariances, correlations.
public struct SymmetricMatrix: Sendable, Hashable {
  /// Number of rows, and of columns.
  public let order: Int
  /// Row by row, `order × order` values.
  public private(set) var elements: [Double]

  /// A matrix of zeros.
  public init(order: Int) {
    self.order = order
    elements = Array(repeating: 0, count: order * order)
  }

  /// A matrix whose lower triangle is given by a function; the upper one mirrors it.
  public init(order: Int, lowerTriangle value: (_ row: Int, _ column: Int) -> Double) {
    self.init(order: order)
    for row in 0..<order {
      for column in 0...row { self[row, column] = value(row, column) }
    }
  }

  /// The element of a row and column; setting one sets its mirror image too.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * order + column] }
    set {
      elements[row * order + column] = newValue
      elements[column * order + row] = newValue
    }
  }

  /// The diagonal.
  public var diagonal: [Double] { (0..<order).map { self[$0, $0] } }

  /// Sum of the diagonal.
  public var trace: Double { diagonal.reduce(0, +) }

  /// Sum of all elements.
  public var sum: Double { elements.reduce(0, +) }

  /// Whether no element is NaN or infinite.
  public var isFinite: Bool { elements.allSatisfy(\.isFinite) }

  /// The rows and columns with the given indices, in their order.
  public func submatrix(_ indices: [Int]) -> SymmetricMatrix {
    SymmetricMatrix(order: indices.count) { self[indices[$0], indices[$1]] }
  }

  /// This matrix times a vector.
  public func times(_ vector: [Double]) -> [Double] {
    (0..<order).map { row in
      var sum = 0.0
      for column in 0..<order { sum += elements[row * order + column] * vector[column] }
      return sum
    }
  }

  /// vector' × this matrix × vector.
  public func quadraticForm(_ vector: [Double]) -> Double {
    zip(vector, times(vector)).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Adds factor × vector × vector'.
  public mutating func addOuterProduct(of vector: [Double], times factor: Double) {
    for row in 0..<order where vector[row] != 0 {
      let scaled = factor * vector[row]
      for column in 0..<order { elements[row * order + column] += scaled * vector[column] }
    }
  }

  /// Covariances divided by both standard deviations; a row without variance is 0 off the
  /// diagonal.
  public func correlations() -> SymmetricMatrix {
    let deviations = diagonal.map { $0.squareRoot() }
    return SymmetricMatrix(order: order) { row, column in
      if row == column { return 1 }
      let scale = deviations[row] * deviations[column]
      return scale > 0 ? self[row, column] / scale : 0
    }
  }
}
