import Foundation
import Rules
import Testing

@testable import Reports

@Suite struct ChartTests {
  static let longName =
    "Ban Quản lý Khu kinh tế và các khu công nghiệp, khu công nghệ cao và trung tâm logistics "
    + "trực thuộc Ủy ban nhân dân tỉnh Cà Mau"

  @Test(arguments: ["Sở Y tế", longName, String(repeating: "Ươ", count: 120), ""])
  func noLetterOfANameIsLostOrOutside(name: String) {
    let chart = IntervalChart(
      rows: [
        .init(
          name: name, note: "82,50 % (80,12–84,33)", value: Percent(fraction: 0.825),
          interval: 0.8...0.84)
      ], unrankedLabel: "Không xếp hạng", reference: Percent(fraction: 0.99),
      referenceLabel: "cả khối 99,00 %", axis: 0.8...1)
    let svg = chart.drawing().svg(id: "c", title: "t", description: "d").rendered
    let drawn = texts(svg)
    #expect(
      drawn.filter { $0.size == 12.5 }.map(\.words).joined().filter { $0 != " " }
        == name.filter { $0 != " " })
    for text in drawn {
      #expect(text.left >= 0 && text.right <= 420, "\(text.words)")
    }
  }

  /// Told apart without colour: below a line of words, hollow and dashed.
  @Test func unitsWithoutARankStandApart() throws {
    func row(_ name: String, rank: Int?) -> IntervalChart.Row {
      IntervalChart.Row(
        name: name, note: "70,50 %", value: Percent(fraction: 0.705), interval: 0.5...0.8,
        rank: rank)
    }
    func svg(_ rows: [IntervalChart.Row]) -> String {
      IntervalChart(
        rows: rows, unrankedLabel: "Không xếp hạng (cần ít nhất 30 phiếu hợp lệ)", reference: nil,
        referenceLabel: "", axis: 0...1
      ).drawing().svg(id: "c", title: "t", description: "d").rendered
    }
    let drawn = svg([row("Xã A", rank: 1), row("Xã Đất Mũi", rank: nil)])
    let label = try #require(drawn.range(of: "Không xếp hạng (cần ít nhất 30 phiếu hợp lệ)"))
    let name = try #require(drawn.range(of: "Xã Đất Mũi"))
    #expect(label.upperBound < name.lowerBound)
    let (above, below) = (drawn[..<label.lowerBound], drawn[name.upperBound...])
    #expect(above.contains("class=\"dot\"") && !above.contains("dashed"))
    #expect(below.contains("class=\"dot-hollow\"") && below.contains("class=\"whisker dashed\""))
    #expect(!below.contains("class=\"dot\""))
    #expect(!svg([row("Xã A", rank: 1)]).contains("Không xếp hạng"))
  }

  @Test func textsOnOneLineDoNotOverlap() {
    let bars = LevelBars(
      rows: [
        .init(
          name: Self.longName, note: "n = 12.345", counts: [1, 2, 300, 4, 50],
          labels: ["0,28", "0,56", "84,03", "1,12", "14,01"])
      ],
      levels: ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"])
    let drawn = texts(bars.drawing().svg(id: "b", title: "t", description: "d").rendered)
    for (position, text) in drawn.enumerated() {
      for other in drawn[(position + 1)...] where other.y == text.y {
        #expect(other.left >= text.right || text.left >= other.right)
      }
    }
  }

  /// Shares 0.1 and 0.6 below the middle of neutral: both middles lie at the same place.
  @Test func barsAreCentredOnTheMiddleOfNeutral() {
    let bars = LevelBars(
      rows: [
        .init(
          name: "a", note: "", counts: [0, 0, 20, 40, 40], labels: Array(repeating: "", count: 5)),
        .init(
          name: "b", note: "", counts: [30, 20, 20, 20, 10], labels: Array(repeating: "", count: 5)),
      ], levels: [])
    let svg = bars.drawing().svg(id: "b", title: "t", description: "d").rendered
    let neutral = svg.matches(of: /<rect x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)" [^>]*level3"/)
      .map { (Double($0.output.1) ?? 0) + (Double($0.output.2) ?? 0) / 2 }
    #expect(neutral.count == 2)
    #expect(abs(neutral[0] - neutral[1]) < 0.11)
  }

  @Test(arguments: [
    (2, [1, 5]), (3, [1, 3, 5]), (4, [1, 2, 4, 5]), (5, [1, 2, 3, 4, 5]), (1, [3]),
  ])
  func shadesRunFromWorstToBest(count: Int, shades: [Int]) {
    #expect((0..<count).map { LevelBars.shade($0, of: count) } == shades)
  }

  @Test func axesHoldEveryIntervalInTenths() {
    let row = IntervalChart.Row(
      name: "", note: "", value: Percent(fraction: 0.55), interval: 0.31...0.78)
    #expect(IntervalChart.axis(holding: [row], reference: nil) == 0.3...0.8)
    #expect(IntervalChart.axis(holding: [], reference: nil) == 0...1)
    #expect(IntervalChart.axis(holding: [], reference: Percent(fraction: 1)) == 0.9...1)
    #expect(IntervalChart.axis(holding: [], reference: Percent(fraction: 0)) == 0...0.1)
  }

  private struct DrawnText {
    var words: String
    var left: Double
    var right: Double
    var y: String
    var size: Double
  }

  private func texts(_ svg: String) -> [DrawnText] {
    svg.matches(
      of:
        /<text x="([0-9.]+)" y="([0-9.]+)" font-size="([0-9.]+)" text-anchor="(\w+)"[^>]*>([^<]*)</
    ).map { match in
      let size = Double(match.output.3) ?? 0
      let x = Double(match.output.1) ?? 0
      let width = TextMetrics.width(String(match.output.5), size: size)
      let left =
        match.output.4 == "start" ? x : match.output.4 == "end" ? x - width : x - width / 2
      return DrawnText(
        words: String(match.output.5), left: left, right: left + width, y: String(match.output.2),
        size: size)
    }
  }
}
