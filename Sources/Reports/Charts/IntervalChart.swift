import Rules

/// Points with their intervals, a row each, on one axis. A row without a value says why instead of
/// showing a point; rows without a rank stand below a line of their own, hollow and dashed, so that
/// nobody takes the last of them for the last of the block.
struct IntervalChart {
  /// One row of the chart.
  struct Row {
    /// Name, broken into lines where it is long.
    var name: String
    /// What stands at the right: the value in words, or why there is none.
    var note: String
    /// The value; nil where there is none to show.
    var value: Percent?
    /// Interval around it.
    var interval: ClosedRange<Double>?
    /// Rank of the unit; nil where it has none.
    var rank: Int?
  }

  /// Rows from top to bottom, those with a rank first.
  var rows: [Row]
  /// What stands above the rows without a rank.
  var unrankedLabel: String
  /// Value of everything together, drawn as a line through all rows.
  var reference: Percent?
  /// What the line is called.
  var referenceLabel: String
  /// Ends of the axis as fractions.
  var axis: ClosedRange<Double>

  /// Ends in whole tenths that hold every value, interval and the reference of all rows given.
  static func axis(holding rows: [Row], reference: Percent?) -> ClosedRange<Double> {
    let figures =
      rows.flatMap { row in
        [row.value?.fraction, row.interval?.lowerBound, row.interval?.upperBound].compactMap(\.self)
      } + [reference?.fraction].compactMap(\.self)
    let shares = figures.map { min(max($0, 0), 1) }
    guard let least = shares.min(), let most = shares.max() else { return 0...1 }
    let lower = (least * 10).rounded(.down) / 10
    let upper = (most * 10).rounded(.up) / 10
    return lower < upper ? lower...upper : max(0, lower - 0.1)...min(1, max(lower, 0.1))
  }

  /// The drawing, 420 units wide.
  func drawing() -> Drawing {
    var drawing = Drawing(width: 420)
    let heights = rows.map(height)
    drawAxis(in: &drawing)
    let firstUnranked = rows.firstIndex { $0.rank == nil }
    var y = IntervalChart.top
    for (position, (row, height)) in zip(rows, heights).enumerated() {
      if position == firstUnranked { y = drawUnrankedHead(at: y, in: &drawing) }
      draw(row, at: y, in: &drawing)
      y += height
    }
    drawing.height = y + 6
    return drawing
  }

  private static let top = 36.0
  private static let left = 12.0
  private static let right = 408.0
  private static let lineHeight = 15.0

  private func x(_ fraction: Double) -> Double {
    let share = (fraction - axis.lowerBound) / (axis.upperBound - axis.lowerBound)
    return IntervalChart.left + share * (IntervalChart.right - IntervalChart.left)
  }

  private func nameLines(_ row: Row) -> [String] {
    let noteWidth = TextMetrics.width(row.note, size: 11.5)
    let room = IntervalChart.right - IntervalChart.left - noteWidth - 10
    return TextMetrics.lines(row.name, width: max(90, room), size: 12.5)
  }

  private func height(_ row: Row) -> Double {
    Double(max(1, nameLines(row).count)) * IntervalChart.lineHeight
      + (row.value == nil ? 8 : 24)
  }

  private var ticks: ClosedRange<Int> {
    Int((axis.lowerBound * 10).rounded())...Int((axis.upperBound * 10).rounded())
  }

  private func drawAxis(in drawing: inout Drawing) {
    for tick in ticks {
      drawing.text(
        "\(tick * 10)", x: x(Double(tick) / 10), y: IntervalChart.top - 10, size: 11,
        anchor: .middle, class: "muted")
    }
    guard let reference else { return }
    let x = x(reference.fraction)
    let half = TextMetrics.width(referenceLabel, size: 11) / 2
    let centre = min(max(x, IntervalChart.left + half), IntervalChart.right - half)
    drawing.text(referenceLabel, x: centre, y: 10, size: 11, anchor: .middle, class: "reftxt")
  }

  /// Ticks and reference beside a point, not through the names.
  private func drawScale(at y: Double, in drawing: inout Drawing) {
    for tick in ticks {
      let x = x(Double(tick) / 10)
      drawing.line(x1: x, y1: y, x2: x, y2: y + 16, class: "grid")
    }
    guard let reference else { return }
    let x = x(reference.fraction)
    drawing.line(x1: x, y1: y, x2: x, y2: y + 16, class: "reference")
  }

  /// - Returns: where the next row begins.
  private func drawUnrankedHead(at top: Double, in drawing: inout Drawing) -> Double {
    let (left, right) = (IntervalChart.left, IntervalChart.right)
    var y = top + 6
    drawing.line(x1: left, y1: y, x2: right, y2: y, class: "middle")
    drawing.dot(x: left + 4.5, y: y + 11, radius: 4.5, class: "dot-hollow")
    for line in TextMetrics.lines(unrankedLabel, width: right - left - 16, size: 11.5) {
      y += IntervalChart.lineHeight
      drawing.text(line, x: left + 16, y: y, size: 11.5, class: "muted")
    }
    return y + 8
  }

  private func draw(_ row: Row, at top: Double, in drawing: inout Drawing) {
    var y = top
    drawing.text(
      row.note, x: IntervalChart.right, y: y + 12, size: 11.5, anchor: .end,
      class: row.value == nil ? "muted" : "txt")
    for line in nameLines(row) {
      drawing.text(line, x: IntervalChart.left, y: y + 12, size: 12.5)
      y += IntervalChart.lineHeight
    }
    guard let value = row.value else { return }
    y += 1
    drawScale(at: y, in: &drawing)
    if let interval = row.interval {
      let (from, to) = (x(interval.lowerBound), x(interval.upperBound))
      let line = row.rank == nil ? "whisker dashed" : "whisker"
      drawing.line(x1: from, y1: y + 8, x2: to, y2: y + 8, class: line)
      drawing.line(x1: from, y1: y + 4, x2: from, y2: y + 12, class: "whisker")
      drawing.line(x1: to, y1: y + 4, x2: to, y2: y + 12, class: "whisker")
    }
    drawing.dot(
      x: x(value.fraction), y: y + 8, radius: 4.5, class: row.rank == nil ? "dot-hollow" : "dot")
  }
}
