import Findings

/// An entry of `estimates`, or an estimate inside a difference, combination or ranking.
public struct EstimateEntry: Sendable {
  /// Its name; nil for kind and columns.
  public var name: String?
  /// What is estimated.
  public var measure: Measure
  /// Its own domain, within that of the spec; nil for none.
  public var subset: ColumnReference?
  /// Its own tables of domains; nil for those of the spec.
  public var by: [[ColumnReference]]?
  /// Its own intervals, what it leaves out taken from the spec; nil for those of the spec.
  public var interval: IntervalSpec?
  /// Its own variances; nil for those of the spec.
  public var variance: VarianceSpec?
  /// Where the entry stands.
  public var place: Place
}

/// What is estimated.
public indirect enum Measure: Sendable {
  /// The mean of the answers, a row a column.
  case mean(ColumnList)
  /// The weighted sum of the answers, a row a column.
  case total(ColumnList, Assistance?)
  /// The weighted count of each value.
  case count(ColumnList)
  /// The weighted count of everybody.
  case population
  /// The share of answers with one of some values; without them, of a 1/0 column.
  case share(ColumnList, equals: [SpecValue]?)
  /// The share of each level; nil for every value in the data.
  case distribution(ColumnList, levels: [SpecValue]?)
  /// The joint shares of two columns.
  case table(ColumnReference, ColumnReference)
  /// A weighted sum over another.
  case ratio(ColumnReference, ColumnReference)
  /// Satisfied over given answers of several items.
  case topTwo(ColumnList, levels: [SpecValue], Pooling)
  /// Quantiles, a row a column and probability.
  case quantile(ColumnList, probabilities: [Double])
  /// First minus second.
  case difference(EstimateEntry, EstimateEntry)
  /// The same estimate in two domains, first minus second.
  case domainDifference(EstimateEntry, Contrast)
  /// A weighted sum of estimates.
  case combine([EstimateEntry], weights: [Double])
  /// Tests of independence.
  case chiSquare(ColumnReference, ColumnReference, [ChiSquareStatistic])
  /// Reliability of a scale.
  case alpha(ColumnList, AnswerPattern)
  /// Intraclass correlation.
  case icc(ColumnReference, cluster: ColumnReference)
  /// Ranks of units with their uncertainty.
  case ranks(Ranking)
  /// Small-area estimates.
  case smallArea(SmallAreaModel)
}

extension Measure {
  /// How the answers of several items become one share.
  public enum Pooling: String, Sendable, CaseIterable {
    /// All answers count the same.
    case answers
    /// The mean of the items' shares.
    case items
  }

  /// Which rows a covariance rests on.
  public enum AnswerPattern: String, Sendable, CaseIterable {
    /// Those with both answers.
    case pairwise
    /// Those with all answers.
    case complete
  }

  /// A test of independence.
  public enum ChiSquareStatistic: String, Sendable, CaseIterable {
    /// Rao-Scott, second order.
    case f = "F"
    /// Rao-Scott, first order.
    case chiSquare = "Chisq"
    /// Wald.
    case wald = "Wald"
    /// Wald with adjusted degrees of freedom.
    case adjustedWald = "adjWald"
    /// The exact linear combination.
    case lincom
  }

  /// What a total is assisted by.
  public struct Assistance: Sendable {
    /// The column whose total is known.
    public var by: ColumnReference
    /// What is known of it.
    public var known: Known
  }

  /// Known totals of an assisting column.
  public enum Known: Sendable {
    /// Of the population: combined ratio.
    case combined(Double)
    /// Of each stratum: separate ratio.
    case separate([StatedTotal])
  }

  /// Two domains of a column.
  public struct Contrast: Sendable {
    /// The column.
    public var column: ColumnReference
    /// Value of the domain that is subtracted from.
    public var first: SpecValue
    /// Value of the domain that is subtracted.
    public var second: SpecValue
  }

  /// Units ranked by an estimate.
  public struct Ranking: Sendable {
    /// The estimate.
    public var of: EstimateEntry
    /// The columns that make the units.
    public var by: [ColumnReference]
    /// Confidence level of the sets.
    public var level = 0.95
    /// Draws of the largest difference.
    public var draws = 10_000
    /// Seed of the draws.
    public var seed: UInt64 = 1
  }

  /// A Fay-Herriot model.
  public struct SmallAreaModel: Sendable {
    /// What is modelled.
    public enum Source: Sendable {
      /// An estimate in each area.
      case estimate(EstimateEntry)
      /// Columns with an estimate and its standard error, a row an area.
      case given(estimate: ColumnReference, standardErrors: ColumnReference)
    }

    /// What is modelled.
    public var of: Source
    /// The columns that make the areas.
    public var by: [ColumnReference]
    /// Columns that predict, constant in an area; the model has an intercept besides.
    public var predictors: ColumnList
  }
}
