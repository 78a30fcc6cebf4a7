/// Pearson's X² of a weighted table, corrected for the design by its generalised design effects
/// (Rao and Scott, Annals of Statistics 12, 1984: 46; F reference: Thomas and Rao, JASA 82, 1987:
/// 630).
///
/// Under independence X² is distributed as Σ δᵢ Zᵢ². With p the cell shares, D = diag(p), V their
/// covariances, n rows and C the interactions (tables whose rows and columns add up to 0), δ are
/// the eigenvalues of (C'D⁻¹C/n)⁻¹ C'D⁻¹VD⁻¹C. Cells without a share take no part.
public struct RaoScottTest: Sendable, Hashable {
  /// n Σ (p - p₊)² / p₊ with p₊ the shares under independence.
  public let pearson: Double
  /// δ, largest first, one a degree of freedom of the table.
  public let designEffects: [Double]
  /// Degrees of freedom ν of the design.
  public let designDF: Double

  /// The corrected X² of a table.
  ///
  /// - Parameters:
  ///   - rows: number of rows of the domain, with or without an answer, to which X² is scaled.
  ///   - designDF: PSUs less strata of the domain.
  /// - Throws: `EstimationFault.noDegreesOfFreedom`; `.tooFewAnswers` for no rows;
  ///   `.singularCovariances` where empty cells leave fewer interactions than degrees of freedom,
  ///   or the shares have no variance.
  public init(_ table: TwoWayTable, rows: Int, designDF: Double) throws {
    guard rows > 0 else { throw EstimationFault.tooFewAnswers }
    guard designDF > 0 else { throw EstimationFault.noDegreesOfFreedom }
    let (n, total) = (Double(rows), table.total)
    pearson =
      zip(table.totals, table.expected).reduce(0) { sum, cell in
        sum + (cell.0 - cell.1) * (cell.0 - cell.1) / cell.1
      } * n / total
    designEffects = try RaoScottTest.designEffects(table, rows: n)
    self.designDF = designDF
    guard sumOfEffects > 0 else { throw EstimationFault.singularCovariances }
  }

  /// d = (Σδ)² / Σδ², the degrees of freedom of Satterthwaite's approximation.
  public var effectiveDF: Double {
    sumOfEffects * sumOfEffects / designEffects.reduce(0) { $0 + $1 * $1 }
  }

  /// F = X² / Σδ on d and dν degrees of freedom.
  public func secondOrder() throws -> AssociationTest {
    let (d, f) = (effectiveDF, pearson / sumOfEffects)
    return try AssociationTest(
      .f, f, numeratorDF: d, denominatorDF: d * designDF,
      p: FDistribution.upperTail(f, d, d * designDF))
  }

  /// X², with p of X² / mean δ on the table's degrees of freedom.
  public func firstOrder() throws -> AssociationTest {
    let df = Double(designEffects.count)
    return try AssociationTest(
      .chiSquared, pearson, numeratorDF: df,
      p: ChiSquared.upperTail(pearson * df / sumOfEffects, df))
  }

  /// X², with p of Σ δᵢ Fᵢ(1, dν) whose F share one denominator.
  public func linearCombination() throws -> AssociationTest {
    let denominator = effectiveDF * designDF
    return try AssociationTest(
      .linearCombination, pearson,
      p: QuadraticForm.upperTail(pearson, weights: designEffects, denominatorDF: denominator))
  }

  private var sumOfEffects: Double { designEffects.reduce(0, +) }

  private static func designEffects(_ table: TwoWayTable, rows: Double) throws -> [Double] {
    let inverse = table.shares.map { $0 > 0 ? 1 / $0 : 0 }
    let contrasts = interactions(table.rowCount, table.columnCount).map { contrast in
      zip(contrast, inverse).map { $0 * $1 }
    }
    let simple = SymmetricMatrix(order: contrasts.count) { first, second in
      let shares = table.shares
      return shares.indices.reduce(0) {
        $0 + contrasts[first][$1] * contrasts[second][$1] * shares[$1]
      } / rows
    }
    let spread = contrasts.map(table.shareCovariances.times)
    let designed = SymmetricMatrix(order: contrasts.count) { first, second in
      zip(contrasts[first], spread[second]).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let factor = try CholeskyFactor(simple)
    guard factor.isPositiveDefinite else { throw EstimationFault.singularCovariances }
    return try SymmetricEigen(factor.whitened(designed)).values.map { max(0, $0) }
  }

  /// Tables of 1 and -1 in two rows and two columns: the last of each and another. They span all
  /// tables whose rows and columns add up to 0.
  private static func interactions(_ rows: Int, _ columns: Int) -> [[Double]] {
    (0..<rows - 1).flatMap { row in
      (0..<columns - 1).map { column in
        var table = Array(repeating: 0.0, count: rows * columns)
        table[row * columns + column] = 1
        table[row * columns + columns - 1] = -1
        table[(rows - 1) * columns + column] = -1
        table[rows * columns - 1] = 1
        return table
      }
    }
  }
}
