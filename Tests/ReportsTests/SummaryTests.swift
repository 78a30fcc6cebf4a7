import Reports
import Rules
import Sampling
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
        "Chỉ tiêu 45 phiếu của 1 đơn vị: 0 đơn vị vừa đủ, 1 còn thiếu (cộng lại 5 phiếu), 0 vượt"))
  }

  /// A unit over its target counts as over only, one whose cells are not full as short only: three
  /// units are three.
  @Test func theQuotaSentenceCountsEveryUnitOnce() {
    var report = TinyReport.make()
    report.progress = [(40, 0, 0), (44, 0, 4), (50, 10, 10)].map { valid, missing, over in
      UnitProgress(
        unit: TinyReport.key, target: 40, received: valid, valid: valid, missing: missing,
        overTarget: over, outOfQuota: 0, cells: [])
    }
    #expect(
      HTMLReport.render(report).contains(
        "Chỉ tiêu 120 phiếu của 3 đơn vị: 1 đơn vị vừa đủ, 1 còn thiếu (cộng lại 10 phiếu), "
          + "1 vượt (cộng lại 4 phiếu)."))
  }

  @Test func aSharedPlaceNamesAllWhoShareIt() {
    let page = HTMLReport.render(ranked([1, 1, 3], shares: [0.9, 0.9, 0.5]))
    #expect(page.contains("cao nhất: A1, A2, cùng 90,00\u{A0}% và cùng hạng."))
    #expect(page.contains("thấp nhất: A3, 50,00\u{A0}%; không phân biệt được với 2 đơn vị"))
    let lowest = HTMLReport.render(ranked([1, 2, 2], shares: [0.9, 0.5, 0.5]), language: .en)
    #expect(lowest.contains("lowest: A2, A3, all 50.00% and of equal rank."))
  }

  @Test func whereAllAreEqualNoneIsHighest() {
    let page = HTMLReport.render(ranked([1, 1, 1], shares: [0.8, 0.8, 0.8]))
    #expect(page.contains("cả 3 đơn vị xếp hạng cùng đạt 80,00\u{A0}%, không có cao nhất"))
    #expect(!page.contains("cao nhất: ") && !page.contains("thấp nhất: "))
  }

  @Test func unitsWithoutARankAreNamedWithTheReason() {
    #expect(
      HTMLReport.render(TinyReport.make()).contains(
        "Không xếp hạng: Sở Y tế (4 phiếu hợp lệ, cần ít nhất 30)."))
    #expect(
      HTMLReport.render(TinyReport.make(), language: .en).contains(
        "Not ranked: Sở Y tế (4 valid responses, at least 30 needed)."))
  }

  private func ranked(_ ranks: [Int], shares: [Double]) -> IndexReport {
    var report = TinyReport.make()
    report.table.units = ranks.indices.map { position in
      var unit = report.table.units[0]
      unit.unit.name = "A\(position + 1)"
      unit.nodes = TinyReport.nodes(shares[position], n: 40)
      unit.rank = RankPosition(rank: ranks[position], best: 1, worst: ranks.count, group: 1)
      return unit
    }
    return report
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
