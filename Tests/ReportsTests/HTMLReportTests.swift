import Findings
import Foundation
import Questionnaires
import Reports
import Rules
import Satisfaction
import Testing

@Suite struct HTMLReportTests {
  @Test(arguments: Language.allCases)
  func theTinyReportIsTheRecordedOne(language: Language) throws {
    let page = HTMLReport.render(TinyReport.make(), language: language)
    try Golden.expect(PageText.body(of: page), matches: "tiny-report-\(language.rawValue).html")
  }

  @Test func theSameReportGivesTheSameBytes() {
    #expect(HTMLReport.render(SampleReport.make()) == HTMLReport.render(SampleReport.make()))
  }

  @Test(arguments: Language.allCases)
  func everyElementIsClosed(language: Language) {
    let page = HTMLReport.render(SampleReport.make(), language: language)
    #expect(PageText.unbalanced(PageText.body(of: page)).isEmpty)
  }

  @Test func itemsThatTheReportLeavesOutAreNamed() throws {
    var report = SampleReport.make()
    #expect(!HTMLReport.render(report).contains("Câu chọn nhiều phương án"))
    let item = try #require(report.table.questionnaire.items.firstIndex { $0.id == "gender" })
    report.table.questionnaire.items[item].kind = .multiple
    report.table.questionnaire.items[item].text = LocalizedText(vi: "Nhu cầu, mong đợi")
    report.table.distributions.removeAll { $0.itemID == "gender" }
    #expect(
      HTMLReport.render(report).contains(
        "Câu chọn nhiều phương án chưa đưa vào báo cáo: Nhu cầu, mong đợi."))
  }

  @Test func everyIdStandsOnce() {
    let page = HTMLReport.render(SampleReport.make())
    let ids = page.matches(of: /\sid="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
    let labels = page.matches(of: /aria-labelledby="([^"]*)"/).flatMap {
      $0.output.1.split(separator: " ").map(String.init)
    }
    #expect(labels.allSatisfy(Set(ids).contains))
  }

  /// Somebody who jumps from table to table hears the caption alone.
  @Test(arguments: Language.allCases)
  func everyTableAndChartHasACaptionOfItsOwn(language: Language) {
    let page = HTMLReport.render(SampleReport.make(), language: language)
    let captions = page.matches(of: #/<(?:caption|figcaption)>(?:<span>)?([^<]*)</#).map {
      String($0.output.1)
    }
    #expect(captions.count > 10)
    #expect(Set(captions).count == captions.count, "\(captions)")
    let titles = page.matches(of: /<title id="[^"]*">([^<]*)</).map { String($0.output.1) }
    #expect(Set(titles).count == titles.count)
  }

  /// What a page of 1,100 points and a sheet of A4 hold.
  @Test func noTableHasMoreThanTwelveColumns() {
    var report = SampleReport.make()
    for item in report.table.questionnaire.items.indices
    where report.table.questionnaire.items[item].kind == .choice {
      let options = (1...14).map { Option(code: "\($0)", label: LocalizedText(vi: "Mức \($0)")) }
      report.table.questionnaire.items[item].options = options
      let id = report.table.questionnaire.items[item].id
      report.table.distributions.removeAll { $0.itemID == id }
      report.table.distributions.append(
        ItemDistribution(
          itemID: id, counts: options.map { _ in 50 }, missing: [0, 0, 0], blank: 0))
    }
    let page = HTMLReport.render(report)
    #expect(page.contains("Mức 14"))
    for head in page.matches(of: /<thead>(.*?)<\/thead>/.dotMatchesNewlines()) {
      #expect(head.output.1.matches(of: /<th\s/).count <= 12)
    }
  }

  @Test func theQuotaBoardSaysWhereEachUnitStands() {
    var report = TinyReport.make(n: 40)
    #expect(PageText.cells(of: HTMLReport.render(report)).contains("thiếu"))
    report.progress[0].missing = 0
    #expect(PageText.cells(of: HTMLReport.render(report)).contains("đủ"))
    report.progress[0].target = nil
    #expect(PageText.cells(of: HTMLReport.render(report)).contains("ngoài kế hoạch"))
  }

  /// Headings and captions stay with what they announce.
  @Test func headingsDoNotEndAPrintedPage() throws {
    let page = HTMLReport.render(TinyReport.make())
    let rule = try #require(page.firstMatch(of: /([^{}]*)\{break-after:avoid\}/))
    for selector in ["h2", "h3", "h3+p", "caption", "figcaption", "dt"] {
      #expect(
        rule.output.1.split(separator: ",").contains { $0.hasSuffix(selector) }, "\(selector)")
    }
  }

  @Test func nothingIsLoadedFromElsewhere() {
    let page = HTMLReport.render(SampleReport.make())
    for word in ["src=", "@import", "href=\"http", "url(http", "<link", "fetch("] {
      #expect(!page.contains(word), "\(word)")
    }
  }

  @Test func hostileNamesStayText() {
    let name = "</title><script>alert(\"1\")</script>&\u{1B}\u{0}"
    var report = TinyReport.make(name: name)
    report.title.province = name
    report.title.organisation = name
    report.table.round = name
    let page = HTMLReport.render(report)
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;"))
    #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    #expect(page.matches(of: /<script>/).count == 1)
  }

  @Test func simulatedDataAreSaidAboveBelowAndOnPaper() {
    let page = HTMLReport.render(SampleReport.make(isSimulated: true))
    #expect(page.matches(of: /class="alarm"/).count == 2)
    #expect(page.contains("@top-center{content:\"SỐ LIỆU MÔ PHỎNG"))
    #expect(!HTMLReport.render(SampleReport.make(isSimulated: false)).contains("MÔ PHỎNG"))
  }

  @Test func anUnfinishedImportIsSaidAboveEverything() throws {
    let page = HTMLReport.render(SampleReport.make(isSimulated: false).unfinished)
    let band = try #require(page.range(of: "CHƯA ĐỦ SỐ LIỆU: lần nhập 9 còn dở dang"))
    let heading = try #require(page.range(of: "<h1"))
    #expect(band.upperBound < heading.lowerBound)
    let finished = HTMLReport.render(SampleReport.make(isSimulated: false))
    #expect(!finished.contains("CHƯA ĐỦ SỐ LIỆU"))
  }

  /// One line before the first section, with a way to the list at the end of the method notes.
  @Test func unverifiedMarksAreALineOnTopAndAListBelow() throws {
    let page = HTMLReport.render(SampleReport.make())
    let band = try #require(page.range(of: "class=\"unverified\""))
    let summary = try #require(page.range(of: "<section id=\"summary\""))
    #expect(band.upperBound < summary.lowerBound)
    #expect(page.matches(of: /class="unverified"/).count == 1)
    #expect(page[band.upperBound..<summary.lowerBound].contains("href=\"#unverified\""))
    let reason = try #require(page.range(of: "chưa đối chiếu được với văn bản gốc"))
    let list = try #require(page.range(of: "<h3 id=\"unverified\""))
    #expect(list.upperBound < reason.lowerBound)
    var report = TinyReport.make()
    report.table.method.unverified = []
    report.table.questionnaire.unverified = []
    #expect(!HTMLReport.render(report).contains("\"unverified\""))
  }

  /// Counts of levels that are hidden stand nowhere, and the bar of those side by side is one part.
  @Test func hiddenLevelsAreNeitherPrintedNorDrawn() throws {
    var report = SampleReport.make()
    let item = try #require(
      report.table.distributions.firstIndex { counted in
        report.table.questionnaire.item(counted.itemID)?.kind == .rating
      })
    report.table.distributions[item].counts = [nil, nil, 77_771, 77_772, 77_773]
    report.table.distributions[item].hidden = [
      .tooFewResponses, .protectsSmallGroup, nil, nil, nil,
    ]
    report.table.distributions[item].answers = 233_316 + 9
    let page = HTMLReport.render(report)
    #expect(page.contains("dưới 10 người"))
    #expect(page.contains("che để bảo vệ nhóm ít người"))
    #expect(page.matches(of: /class="level-hidden"/).count == 1)
    #expect(page.contains("(77.771)"))
    report.table.distributions[item].counts = [nil, 77_771, 77_772, 77_773, nil]
    report.table.distributions[item].hidden = [
      .tooFewResponses, nil, nil, nil, .protectsSmallGroup,
    ]
    #expect(HTMLReport.render(report).matches(of: /class="level-hidden"/).isEmpty)
  }

  /// Both columns of a wide screen are filled.
  @Test(arguments: [(4, 1), (13, 2), (44, 2), (45, 4), (64, 4)])
  func chartsStandTwoAbreast(units: Int, charts: Int) {
    var report = TinyReport.make()
    report.table.units = (0..<units).map { _ in report.table.units[0] }
    let page = HTMLReport.render(report)
    #expect(page.matches(of: /<svg[^>]*aria-labelledby="block1-/).count == charts)
  }

  @Test(arguments: [
    (0, "– (không có phiếu)", 1), (1, "– (dưới 10 người)", 2), (2, "– (dưới 10 người)", 2),
    (12, "82,67\u{A0}% 77", 2), (30, "82,67\u{A0}% 77", 1),
  ])
  func aUnitWithFewResponses(n: Int, cell: String, unitsNotRankedByCount: Int) {
    let page = HTMLReport.render(TinyReport.make(n: n))
    #expect(PageText.cells(of: page).contains { $0.hasPrefix(cell) })
    let notRanked = PageText.cells(of: page).count { $0.hasPrefix("– (dưới 30 phiếu hợp lệ)") }
    #expect(notRanked == unitsNotRankedByCount)
  }

  @Test func aFigureWithoutIntervalStandsAlone() {
    var report = TinyReport.make()
    report.table.units[0].nodes[0].lower = nil
    let cells = PageText.cells(of: HTMLReport.render(report))
    #expect(cells.contains("82,67\u{A0}%"))
  }

  /// The index is weighted, the distributions of answers are not.
  @Test(arguments: Language.allCases)
  func countsOfAWeightedIndexAreSaidToBeUnweighted(language: Language) {
    var report = SampleReport.make()
    let word = language == .vi ? "chưa gia quyền" : "unweighted"
    #expect(!HTMLReport.render(report, language: language).contains(word))
    report.table.isWeighted = true
    #expect(HTMLReport.render(report, language: language).contains(word))
  }

  @Test(arguments: [
    (Language.vi, "trung bình cộng 1 trong 2 đơn vị."), (.en, "simple mean of 1 of 2 units."),
  ])
  func blocksSayHowManyUnitsAreInTheMean(language: Language, words: String) {
    #expect(HTMLReport.render(TinyReport.make(), language: language).contains(words))
  }

  @Test func suppressedFiguresAreNeverDrawnOrPrinted() {
    var report = TinyReport.make(share: 0.123_456)
    for unit in report.table.units.indices {
      for node in report.table.units[unit].nodes.indices {
        report.table.units[unit].nodes[node].suppressed = .tooFewResponses
      }
    }
    for node in report.table.blocks[0].meanOfUnits.indices {
      report.table.blocks[0].meanOfUnits[node].suppressed = .tooFewResponses
    }
    let page = HTMLReport.render(report)
    #expect(!page.contains("12,3"))
    #expect(!page.contains("0.1234"))
    #expect(!page.contains("<circle"))
    #expect(page.contains("chưa công bố được chỉ số chung (dưới 10 người)"))
  }

  @Test(arguments: [Double.nan, .infinity, -0.5, 7])
  func sharesThatAreNoneAreSurvived(share: Double) {
    let page = HTMLReport.render(TinyReport.make(share: share))
    #expect(!page.contains("nan") && !page.contains("inf\""))
    #expect(PageText.unbalanced(PageText.body(of: page)).isEmpty)
  }

  @Test func aRoundWithoutResponsesSaysSo() {
    var report = TinyReport.make(n: 0)
    report.table.units[1].validResponses = 0
    report.table.units[1].nodes = TinyReport.nodes(0, n: 0, suppressed: .noResponse)
    let page = HTMLReport.render(report)
    #expect(page.contains("Chưa có phiếu hợp lệ nào"))
    #expect(!page.contains("<circle"))
  }

  @Test func aTableWithoutBlocksUnitsAndNodesStillRenders() {
    var report = TinyReport.make()
    report.table.blocks = []
    #expect(HTMLReport.render(report).contains("Đơn vị không thuộc khối nào"))
    report.table.units = []
    report.table.nodes = []
    report.progress = []
    #expect(PageText.unbalanced(PageText.body(of: HTMLReport.render(report))).isEmpty)
  }
}
