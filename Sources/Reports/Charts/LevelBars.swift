/// Stacked bars of the answers to rating items, centred on the middle of the neutral level, so
/// that what lies to the right is agreement and to the left is not.
struct LevelBars {
  /// One item.
  struct Row {
    /// The question, broken into lines where it is long.
    var name: String
    /// How many answered, in words.
    var note: String
    /// Answers per level, from the worst to the best.
    var counts: [Int]
    /// What stands in each part, where it has room.
    var labels: [String]
    /// Level that stands for several whose counts are hidden; nil where none are.
    var hidden: Int?
  }

  /// Items from top to bottom, all with the same levels.
  var rows: [Row]
  /// Names of the levels, from the worst to the best.
  var levels: [String]
  /// What the width stands for, where several charts share a scale; nil takes the own rows.
  var sharedReach: Reach?

  /// The drawing, 420 units wide.
  func drawing() -> Drawing {
    var drawing = Drawing(width: 420)
    var y = drawLegend(in: &drawing)
    let scale = sharedReach ?? Reach(holding: rows)
    for row in rows {
      y = draw(row, at: y, reach: scale, in: &drawing)
    }
    drawing.height = y
    return drawing
  }

  /// Style class of a level: 1 worst, 3 neutral, 5 best, whatever the number of levels.
  static func shade(_ level: Int, of count: Int) -> Int {
    guard count > 1 else { return 3 }
    return 1 + Int((Double(level) / Double(count - 1) * 4).rounded())
  }

  /// Whether one of some levels is the middle one, or they lie on both sides of it.
  static func reachesMiddle(_ levels: ClosedRange<Int>, of count: Int) -> Bool {
    let half = count / 2
    if count.isMultiple(of: 2) { return levels.lowerBound < half && levels.upperBound >= half }
    return levels.contains(half)
  }

  private static let left = 12.0
  private static let right = 408.0
  private static let barHeight = 20.0

  /// Shares left and right of the middle.
  struct Reach {
    var left: Double
    var right: Double

    /// Shares that the longest bars of some rows need.
    init(holding rows: [Row]) {
      let all = rows.map { LevelBars.sides($0.counts) }
      left = max(0.01, all.map(\.left).max() ?? 0)
      right = max(0.01, all.map(\.right).max() ?? 0)
    }
  }

  private static func sides(_ counts: [Int]) -> (left: Double, right: Double) {
    let total = Double(counts.reduce(0, +))
    guard total > 0 else { return (0, 0) }
    let half = counts.count / 2
    let neutral = counts.count.isMultiple(of: 2) ? 0 : Double(counts[half])
    let below = Double(counts.prefix(half).reduce(0, +)) + neutral / 2
    return (below / total, 1 - below / total)
  }

  private func drawLegend(in drawing: inout Drawing) -> Double {
    var (x, y) = (LevelBars.left, 4.0)
    for (level, name) in levels.enumerated() {
      let width = TextMetrics.width(name, size: 11) + 16
      if x > LevelBars.left, x + width > LevelBars.right { (x, y) = (LevelBars.left, y + 17) }
      paint(level, of: levels.count, x: x, y: y, width: 11, height: 11, in: &drawing)
      drawing.text(name, x: x + 15, y: y + 10, size: 11)
      x += width + 12
    }
    return y + 24
  }

  private func draw(
    _ row: Row, at top: Double, reach: Reach, in drawing: inout Drawing
  ) -> Double {
    let room = LevelBars.right - LevelBars.left - TextMetrics.width(row.note, size: 11) - 10
    let lines = TextMetrics.lines(row.name, width: room, size: 12.5)
    drawing.text(
      row.note, x: LevelBars.right, y: top + 12, size: 11, anchor: .end, class: "muted")
    for (position, line) in lines.enumerated() {
      drawing.text(line, x: LevelBars.left, y: top + 12 + Double(position) * 15, size: 12.5)
    }
    let y = top + Double(max(1, lines.count)) * 15 + 4
    drawParts(of: row, y: y, reach: reach, in: &drawing)
    return y + LevelBars.barHeight + 14
  }

  private func drawParts(
    of row: Row, y: Double, reach: Reach, in drawing: inout Drawing
  ) {
    let total = Double(row.counts.reduce(0, +))
    guard total > 0 else { return }
    let scale = (LevelBars.right - LevelBars.left) / (reach.left + reach.right)
    let middle = LevelBars.left + reach.left * scale
    var x = middle - LevelBars.sides(row.counts).left * scale
    for (level, count) in row.counts.enumerated() where count > 0 {
      let width = Double(count) / total * scale
      if level == row.hidden {
        drawing.rectangle(
          x: x, y: y, width: width, height: LevelBars.barHeight, class: "level-hidden")
      } else {
        paint(
          level, of: row.counts.count, x: x, y: y, width: width, height: LevelBars.barHeight,
          in: &drawing)
      }
      let label = row.labels[level]
      if TextMetrics.width(label, size: 11) + 4 <= width {
        let shade = LevelBars.shade(level, of: row.counts.count)
        drawing.text(
          label, x: x + width / 2, y: y + 14, size: 11, anchor: .middle,
          class: level == row.hidden ? "muted" : "on\(shade)")
      }
      x += width
    }
    let bottom = y + LevelBars.barHeight
    drawing.line(x1: middle, y1: y - 4, x2: middle, y2: y, class: "middle")
    drawing.line(x1: middle, y1: bottom, x2: middle, y2: bottom + 4, class: "middle")
  }

  /// The colour of a level; levels below the middle are hatched too, for print without colour.
  private func paint(
    _ level: Int, of count: Int, x: Double, y: Double, width: Double, height: Double,
    in drawing: inout Drawing
  ) {
    let shade = LevelBars.shade(level, of: count)
    drawing.rectangle(x: x, y: y, width: width, height: height, class: "level\(shade)")
    guard shade < 3 else { return }
    drawing.rectangle(x: x, y: y, width: width, height: height, class: "hatch")
  }
}
