import Findings

/// The report as one page that needs nothing else: no network, no fonts, no other file. It prints
/// on A4, reads on a phone, follows the reader's light or dark setting and works without script.
public enum HTMLReport {
  /// The page. Same report, same bytes.
  public static func render(_ report: IndexReport, language: Language = .vi) -> String {
    let page = LocalizedReport(report, language: language)
    return "<!DOCTYPE html>\n" + page.document.rendered + "\n"
  }
}

extension LocalizedReport {
  var document: Markup {
    .tag("html", ["lang": language.rawValue]) {
      Markup.tag("head") {
        Markup.tag("meta", ["charset": "utf-8"])
        Markup.tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        Markup.tag("meta", ["name": "color-scheme", "content": "light dark"])
        Markup.tag("title", text: "\(heading) · \(report.title.province)")
        Markup.tag("style") {
          Markup.verbatim(Stylesheet.colours)
          Markup.verbatim(Stylesheet.charts)
          Markup.verbatim(Stylesheet.page)
          if report.title.isSimulated {
            Markup.verbatim(
              language == .vi ? Stylesheet.simulatedPrint : Stylesheet.simulatedPrintEnglish)
          }
        }
      }
      Markup.tag("body") {
        Markup.tag("a", ["class": "skip", "href": "#summary"], text: say("Đến nội dung", "Skip"))
        hatchPattern
        simulatedBanner
        unfinishedBanner
        pageHeader
        unverifiedBand
        Markup.tag("main") { sections.map(\.content) }
        pageFooter
        simulatedBanner
        Markup.tag("script") { Markup.verbatim(TableScript.source) }
      }
    }
  }

  private var heading: String {
    say("Chỉ số hài lòng (SIPAS)", "Satisfaction index (SIPAS)")
  }

  /// Sections that have something to say, in the order of the page.
  private var sections: [(id: String, heading: String, content: Markup)] {
    let candidates: [(String, String, Markup?)] = [
      ("summary", say("Tóm tắt", "Summary"), summarySection),
      ("index", say("Chỉ số theo khối và đơn vị", "Index by block and unit"), indexSection),
      ("criteria", say("Chỉ số theo tiêu chí", "Index by criterion"), criteriaSection),
      ("answers", say("Phân bố trả lời", "Distribution of answers"), answersSection),
      ("groups", say("Nhóm người trả lời", "Respondent groups"), groupsSection),
      ("progress", say("Tiến độ thu phiếu", "Progress of field work"), progressSection),
      ("points", say("Điểm CCHC", "PAR points"), pointsSection),
      ("method", say("Phương pháp", "Method"), methodSection),
      ("quality", say("Chất lượng dữ liệu", "Data quality"), qualitySection),
      ("evidence", say("Tính lại kết quả", "How to recompute"), evidenceSection),
    ]
    return candidates.compactMap { id, heading, content in content.map { (id, heading, $0) } }
  }

  private var pageHeader: Markup {
    .tag("header") {
      Markup.tag("p", ["class": "eyebrow"], text: report.title.organisation)
      Markup.tag("h1", text: "\(heading) · \(report.title.province)")
      Markup.tag(
        "p", ["class": "lead"],
        text: "\(report.title.round) · \(numbers.day(report.title.date))")
      Markup.tag("nav", ["aria-label": say("Mục lục", "Contents")]) {
        Markup.tag("ul") {
          sections.map { section in
            Markup.tag("li") {
              Markup.tag("a", ["href": "#\(section.id)"], text: section.heading)
            }
          }
        }
      }
    }
  }

  private var pageFooter: Markup {
    .tag("footer") {
      Markup.tag(
        "p",
        text: "\(report.title.organisation) · \(report.title.province) · "
          + numbers.day(report.title.date))
    }
  }

  private var simulatedBanner: [Markup] {
    guard report.title.isSimulated else { return [] }
    return [
      .tag("div", ["class": "alarm", "role": "note"]) {
        Markup.tag("strong", text: say("SỐ LIỆU MÔ PHỎNG", "SIMULATED DATA"))
        Markup.text(
          say(
            " – phiếu do chương trình tạo ra để tập huấn; không phản ánh đơn vị nào.",
            " – the responses were made by a program for training; they describe no real unit."))
      }
    ]
  }

  private var unfinishedBanner: [Markup] {
    guard let sentence = marks.unfinished?[language] else { return [] }
    return [
      .tag("div", ["class": "alarm", "role": "note"]) { Markup.tag("strong", text: sentence) }
    ]
  }

  /// Pattern that bars below neutral carry, for print without colour.
  private var hatchPattern: Markup {
    .tag(
      "svg", ["width": "0", "height": "0", "aria-hidden": "true", "class": "patterns"]
    ) {
      Markup.tag(
        "pattern",
        [
          "id": "hatch", "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
          "patternTransform": "rotate(45)",
        ]
      ) {
        Markup.tag("rect", ["width": "1.6", "height": "6", "class": "hatch-line"])
      }
    }
  }
}
