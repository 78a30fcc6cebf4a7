/// The largest studentised difference over pairs of units in every draw, worked out for as many
/// draws as a quantile takes.
///
/// Taking pairs out leaves no draw with a larger difference, so what one step of a step-down found
/// bounds the next: draws are taken from the highest bound down until no other can reach the
/// quantile. Where units are independent, (e - f)² / (V + W) is at most e²/V + f²/W (Cauchy and
/// Schwarz), so the two largest squares of a draw bound the first step too. Differences are compared
/// as squares that keep their sign, D |D| / V.
struct LargestDifferences {
  private let errors: SimulatedErrors
  private let variances: SimulatedVariances
  /// Every draw and what its largest difference cannot exceed, from the highest bound down.
  private var bounds: [(draw: Int, square: Double)]

  /// A pair whose difference counts in one direction or, mutual, in both.
  struct Pair {
    var higher: Int
    var lower: Int
    var isMutual: Bool
  }

  /// Draws that are worked out side by side: what they take of 64 units stays in a fast cache.
  private static let blockSize = 128

  init(_ errors: SimulatedErrors, _ variances: SimulatedVariances) {
    self.errors = errors
    self.variances = variances
    bounds = Array(LargestDifferences.bounds(errors, variances).enumerated())
      .map { ($0.offset, $0.element) }
    bounds.sort { $0.square > $1.square }
  }

  private static func bounds(_ errors: SimulatedErrors, _ variances: SimulatedVariances) -> [Double]
  {
    let draws = errors.draws
    guard case .ofUnits(let variances) = variances else {
      return Array(repeating: .infinity, count: draws)
    }
    var first = Array(repeating: 0.0, count: draws)
    var second = first
    for start in stride(from: 0, to: errors.values.count, by: draws) {
      for draw in 0..<draws {
        let error = errors.values[start + draw]
        let square = error * error / variances[start + draw]
        second[draw] = max(second[draw], min(first[draw], square))
        first[draw] = max(first[draw], square)
      }
    }
    // Rounding may lift a difference over its bound by a few units of the last place.
    return zip(first, second).map { ($0 + $1) * (1 + 0x1p-40) }
  }

  /// The order statistic at ⌈level × draws⌉ of the largest differences over some pairs, which stood
  /// among the pairs of every earlier call.
  mutating func quantile(at level: Double, over pairs: [Pair]) -> Double {
    let draws = bounds.count
    let position = min(draws - 1, max(0, Int((level * Double(draws)).rounded(.up)) - 1))
    let reaching = draws - position
    var found: [Double] = []
    while found.count < draws,
      found.count < reaching || found.count(where: { $0 >= bounds[found.count].square }) < reaching
    {
      let block = bounds[found.count..<min(draws, found.count + LargestDifferences.blockSize)]
      found += largest(over: pairs, in: block.map(\.draw))
    }
    for (place, square) in found.enumerated() { bounds[place].square = square }
    bounds.sort { $0.square > $1.square }
    let square = bounds[reaching - 1].square
    return square < 0 ? -(-square).squareRoot() : square.squareRoot()
  }

  private func largest(over pairs: [Pair], in draws: [Int]) -> [Double] {
    let count = draws.count
    let (errors, variances) = (errors.drawn(draws), variances.drawn(draws, of: errors.draws))
    var largest = Array(repeating: -Double.infinity, count: count)
    var spread = Array(repeating: 0.0, count: count)
    errors.values.withUnsafeBufferPointer { errors in
      largest.withUnsafeMutableBufferPointer { largest in
        spread.withUnsafeMutableBufferPointer { spread in
          for pair in pairs {
            variances.write(of: pair.higher, pair.lower, into: spread)
            raise(
              largest, errors.row(pair.higher, of: count), errors.row(pair.lower, of: count),
              UnsafeBufferPointer(spread), isMutual: pair.isMutual)
          }
        }
      }
    }
    return largest
  }

  private func raise(
    _ largest: UnsafeMutableBufferPointer<Double>, _ higher: UnsafeBufferPointer<Double>,
    _ lower: UnsafeBufferPointer<Double>, _ spread: UnsafeBufferPointer<Double>, isMutual: Bool
  ) {
    for draw in largest.indices {
      let error = higher[draw] - lower[draw]
      let square = error * (isMutual ? error : abs(error)) / spread[draw]
      largest[draw] = square > largest[draw] ? square : largest[draw]
    }
  }
}

extension UnsafeBufferPointer {
  /// A row of a table with so many columns.
  func row(_ row: Int, of columns: Int) -> UnsafeBufferPointer {
    UnsafeBufferPointer(rebasing: self[row * columns..<(row + 1) * columns])
  }
}
