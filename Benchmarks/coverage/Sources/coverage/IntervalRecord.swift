import Estimation
import Foundation

/// How often the intervals of one method held the true share, and how wide they were.
struct IntervalRecord {
  private var intervals = 0
  private var covering = 0
  private var width = 0.0

  /// Counts an interval; a sample without one counts as a miss of width 1.
  mutating func add(_ interval: ConfidenceInterval?, truth: Double) {
    intervals += 1
    width += interval.map { $0.upper - $0.lower } ?? 1
    if let interval, interval.lower <= truth, truth <= interval.upper { covering += 1 }
  }

  /// Share of intervals that held the truth, in percent.
  var coverage: Double { 100 * Double(covering) / Double(intervals) }

  /// Standard error of the coverage, in percentage points.
  var coverageError: Double { (coverage * (100 - coverage) / Double(intervals)).squareRoot() }

  /// Mean width, in percentage points.
  var meanWidth: Double { 100 * width / Double(intervals) }

  /// A row of the table.
  func row(_ design: String, share: Double, method: String) -> String {
    String(
      format: "| %@ | %.2f | %@ | %.1f ± %.1f | %.1f |", design, share, method, coverage,
      2 * coverageError, meanWidth)
  }
}
