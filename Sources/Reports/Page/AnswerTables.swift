import Findings
import Questionnaires
import Rules
import Satisfaction

/// Tables of answers: items that share their options a row each, any other item on its own.
extension LocalizedReport {
  /// A row per item: options, then why others gave no answer.
  func scaleTable(_ items: [CountedItem], title: String) -> Markup {
    let options = items.first?.item.options ?? []
    let columns: [Column] =
      [.name(say("Câu hỏi", "Item")), .number("n")]
      + options.map { .number($0.label[language]) }
      + MissingReason.allCases.map { .number(ReportWords.missing($0)[language]) }
      + [.number(say("Bỏ trống", "Blank"))]
    let rows = items.map { item, counted in
      [rowHead(name(of: item)), cell(counted.answers, hidden: .tooFewResponses)]
        + zip(counted.counts, counted.hidden).map {
          shareCell($0, of: counted.answers, hidden: $1)
        } + (counted.missing + [counted.blank]).map(missingCell)
    }
    return dataTable(
      caption: range(items, title)
        + say("; % và số trả lời\(unweighted)", "; % and answers\(unweighted)"),
      columns: columns, rows: rows)
  }

  /// An item of its own options, which as columns would be wider than a page. Reasons for no answer
  /// that nobody had are left out.
  func optionTable(_ counted: CountedItem) -> Markup {
    let (item, distribution) = counted
    let answers = zip(item.options, zip(distribution.counts, distribution.hidden)).map {
      [
        rowHead($0.label[language]), cell($1.0, hidden: $1.1),
        shareOnlyCell($1.0, of: distribution.answers),
      ]
    }
    let reasons = MissingReason.allCases.map { ReportWords.missing($0)[language] }
    let missing = zip(
      reasons + [say("Bỏ trống", "Blank")], distribution.missing + [distribution.blank]
    ).filter { $1 != 0 }.map { [rowHead($0), missingCell($1), cell("")] }
    let total = [
      rowHead(say("Cộng số trả lời", "Answers together"), isTotal: true),
      cell(distribution.answers, hidden: .tooFewResponses), cell(""),
    ]
    return dataTable(
      caption: name(of: item) + unweighted,
      columns: [
        .name(say("Trả lời", "Answer")), .number(say("Số người", "Persons")),
        .number(say("% số trả lời", "% of answers")),
      ], rows: answers + [total] + missing, isNarrow: true)
  }

  private func missingCell(_ count: Int?) -> Markup {
    guard let count else { return hiddenCell(because: say("che", "hidden")) }
    return cell(count)
  }

  private func shareOnlyCell(_ count: Int?, of total: Int?) -> Markup {
    let figure = count.flatMap { share($0, of: total ?? 0) }
    return .tag("td", ["class": "number"], text: figure ?? "–")
  }

  private func shareCell(_ count: Int?, of total: Int?, hidden reason: Ineligibility?) -> Markup {
    guard let count, let share = share(count, of: total ?? 0) else { return hiddenCell(reason) }
    return .tag("td", ["class": "number"]) {
      Markup.text(share + " ")
      Markup.tag("small", text: "(\(numbers.count(count)))")
    }
  }
}

extension ItemDistribution {
  /// Whether a number of persons is not shown.
  var isPartlyHidden: Bool {
    answers == nil || blank == nil || missing.contains(nil) || counts.contains(nil)
  }
}
