/// A symmetric square matrix of +1 and -1 with orthogonal rows whose first row and column are +1
/// (Plackett and Burman, Biometrika 33, 1946: 305).
///
/// Orders are doubled by Sylvester's rule from 1 or from Paley's matrices over a prime field (Journal
/// of Mathematics and Physics 12, 1933: 311). For orders of a power of two, and where Paley's first
/// construction serves, the matrix is the one of R's survey.
struct HadamardMatrix: Sendable {
  let order: Int
  private let isPlus: [Bool]

  /// The matrix of least order above `count` that these constructions give: the least multiple of
  /// 4, but for 52, 92, 100, 116 and some larger ones, in whose place the next is taken.
  init(above count: Int) {
    var order = max(4, count + 4 - count % 4)
    while true {
      if let matrix = HadamardMatrix.construct(order) {
        self = matrix
        return
      }
      order += 4
    }
  }

  private init(order: Int, isPlus: [Bool]) {
    self.order = order
    self.isPlus = isPlus
  }

  /// Whether an element is +1.
  subscript(row: Int, column: Int) -> Bool { isPlus[row * order + column] }

  /// Nil for an order that no construction gives.
  private static func construct(_ order: Int) -> HadamardMatrix? {
    if order == 1 { return HadamardMatrix(order: 1, isPlus: [true]) }
    guard order % 8 == 0 || order & (order - 1) == 0 else { return paley(order) }
    return construct(order / 2).map(\.doubled) ?? paley(order)
  }

  private static func paley(_ order: Int) -> HadamardMatrix? {
    guard order % 4 == 0 else { return nil }
    if isPrime(order - 1) { return firstPaley(order) }
    let half = order / 2
    return half % 4 == 2 && isPrime(half - 1) ? secondPaley(order) : nil
  }

  /// [H H; H -H].
  private var doubled: HadamardMatrix {
    HadamardMatrix(order: 2 * order) { row, column in
      self[row % order, column % order] != (row >= order && column >= order)
    }
  }

  private init(order: Int, _ element: (Int, Int) -> Bool) {
    self.order = order
    isPlus = (0..<order * order).map { element($0 / order, $0 % order) }
  }

  /// Order q + 1, q ≡ 3 mod 4: +1 where row + column is no square mod q.
  private static func firstPaley(_ order: Int) -> HadamardMatrix {
    let isSquare = squares(order - 1)
    return HadamardMatrix(order: order) { row, column in
      row == 0 || column == 0 || !isSquare[(row - 1 + column - 1) % (order - 1)]
    }
  }

  /// Order 2(q + 1), q ≡ 1 mod 4: every 0 of the conference matrix becomes [+ -; - -], every ±1
  /// ±[+ +; + -]; then rows and columns are turned so that the first are +1.
  private static func secondPaley(_ order: Int) -> HadamardMatrix {
    let prime = order / 2 - 1
    let isSquare = squares(prime)
    func element(_ row: Int, _ column: Int) -> Bool {
      let (i, j, isCorner) = (row / 2, column / 2, row % 2 == 1 && column % 2 == 1)
      if i == j { return row % 2 == 0 && column % 2 == 0 }
      let isPlus = i == 0 || j == 0 || isSquare[(i - j + prime) % prime]
      return isPlus != isCorner
    }
    return HadamardMatrix(order: order) { row, column in
      element(row, column) == ((element(row, 0) == element(0, column)) == element(0, 0))
    }
  }

  /// Whether each number below a prime is a square mod it, 0 included.
  private static func squares(_ prime: Int) -> [Bool] {
    var result = Array(repeating: false, count: prime)
    for number in 0..<prime { result[number * number % prime] = true }
    return result
  }

  private static func isPrime(_ number: Int) -> Bool {
    guard number > 2, number % 2 == 1 else { return number == 2 }
    var divisor = 3
    while divisor * divisor <= number {
      if number % divisor == 0 { return false }
      divisor += 2
    }
    return true
  }
}
