import Reports
import Rules
import Satisfaction
import Testing

/// Sentences on the highest and the lowest unit, by hand from the rank intervals.
@Suite struct SummaryTests {
  @Test func overlappingRankIntervalsAreSaidNotToBeDistinguishable() {
    let page = HTMLReport.render(report(first: 1...2, second: 1...2))
    #expect(page.contains("cao nhất: Sở Nội vụ, 82,67\u{A0}%; không phân biệt được với 1 đơn vị"))
    #expect(page.contains("thấp nhất: Sở Y tế, 50,00\u{A0}%; không phân biệt được với 1 đơn vị"))
  }

  @Test func separateRankIntervalsAreSaidToBeToldApart() {
    let page = HTMLReport.render(report(first: 1...1, second: 2...2))
    #expect(page.contains("cao nhất: Sở Nội vụ, 82,67\u{A0}%; phân biệt được với mọi đơn vị"))
  }

  @Test func onlyOneRankedUnitIsNeitherHighestNorLowest() {
    #expect(!HTMLReport.render(TinyReport.make()).contains("cao nhất"))
  }

  @Test func theQuotaSentenceCountsUnitsAndResponses() {
    let page = HTMLReport.render(TinyReport.make(n: 40))
    #expect(
      page.contains(
        "Chỉ tiêu 45 phiếu: 0 đơn vị đủ, 1 đơn vị còn thiếu 5 phiếu, 0 đơn vị vượt 0 phiếu."))
  }

  private func report(first: ClosedRange<Int>, second: ClosedRange<Int>) -> IndexReport {
    var report = TinyReport.make()
    report.table.units[1].nodes = TinyReport.nodes(0.5, n: 40)
    report.table.units[1].validResponses = 40
    report.table.units[1].notRanked = nil
    report.table.units[0].rank = RankPosition(
      rank: 1, best: first.lowerBound, worst: first.upperBound, group: 1)
    report.table.units[1].rank = RankPosition(
      rank: 2, best: second.lowerBound, worst: second.upperBound, group: 1)
    return report
  }
}
