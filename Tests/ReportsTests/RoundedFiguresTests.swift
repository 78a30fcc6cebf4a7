import Findings
import Foundation
import Questionnaires
import Reports
import Rules
import Satisfaction
import Testing

/// Every percentage in the tables is one of the values of the index table, rounded by the rule.
@Suite struct RoundedFiguresTests {
  @Test(arguments: [
    RoundingRule(decimals: 2), RoundingRule(decimals: 1, tie: .halfEven), RoundingRule(decimals: 0),
  ])
  func printedFiguresAreRoundedByTheRule(rule: RoundingRule) {
    var report = SampleReport.make()
    report.table.method.rounding = rule
    let allowed = Set(shares(report.table).map { rule.text($0.value) })
    let printed = PageText.cells(of: HTMLReport.render(report, language: .en))
      .filter { $0.contains("%") && !$0.contains("n &lt;") }
      .flatMap { $0.matches(of: /[0-9]+(?:\.[0-9]+)?/).map { String($0.output) } }
    #expect(printed.count > 500)
    #expect(printed.filter { !allowed.contains($0) } == [])
  }

  /// 82.665 is exactly in the middle: half-up gives 82.67, half-even 82.66.
  @Test func tiesFollowTheRule() {
    var report = TinyReport.make(share: 0.826_65)
    #expect(HTMLReport.render(report).contains("82,67\u{A0}%"))
    report.table.method.rounding = RoundingRule(decimals: 2, tie: .halfEven)
    #expect(HTMLReport.render(report).contains("82,66\u{A0}%"))
  }

  private func shares(_ table: IndexTable) -> [Percent] {
    let nodes =
      table.units.flatMap(\.nodes) + table.groups.flatMap(\.nodes)
      + table.blocks.flatMap { $0.meanOfUnits + $0.pooled }
    return nodes.flatMap { [$0.estimate, $0.lower, $0.upper].compactMap(\.self) }
  }
}
