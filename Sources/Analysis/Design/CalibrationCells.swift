import Findings

/// Cells of the sample with their totals in the population.
public struct CalibrationCells: Sendable {
  /// Cell of each row, a position in `totals`.
  public let ofRow: [Int]
  /// The totals of the cells.
  public let totals: [StatedTotal]
}

/// A step of calibration, put together with the data.
public enum PreparedStep: Sendable {
  /// Weights of each cell add up to its total.
  case postStratify(CalibrationCells)
  /// Weights add up to the totals of each margin.
  case rake([CalibrationCells], tolerance: Double)
  /// Weighted sums of columns equal totals; a column a total, in the order of the step.
  case calibrate(Calibration, columns: [[Double]])
  /// Weights are held between multiples of their mean.
  case trim(Trimming)
}
