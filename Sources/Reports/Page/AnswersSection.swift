import Findings
import Questionnaires
import Rules
import Satisfaction

extension LocalizedReport {
  /// How often each option was chosen; nil where nothing was counted.
  var answersSection: Markup? {
    let asked = distributions
    guard !asked.isEmpty else { return nil }
    return section("answers", say("Phân bố trả lời", "Distribution of answers")) {
      if table.isWeighted { unweightedNote }
      ItemRole.allCases.flatMap { role in
        roleParts(role, asked.filter { $0.item.role == role })
      }
    }
  }

  private var unweightedNote: Markup {
    .tag(
      "p", ["class": "note"],
      text: say(
        "Phân bố là số phiếu, chưa gia quyền; chỉ số hài lòng tính có trọng số nên có thể khác.",
        "Distributions count responses, unweighted; the index is weighted and may differ."))
  }

  /// An item with its counts.
  typealias CountedItem = (item: Item, counted: ItemDistribution)

  /// Items with their counts, in questionnaire order.
  var distributions: [CountedItem] {
    let counted = Dictionary(
      table.distributions.map { ($0.itemID, $0) }, uniquingKeysWith: { first, _ in first })
    return table.questionnaire.items.compactMap { item in
      counted[item.id].flatMap { $0.counts.count == item.options.count ? (item, $0) : nil }
    }
  }

  private func roleParts(_ role: ItemRole, _ items: [CountedItem]) -> [Markup] {
    guard !items.isEmpty else { return [] }
    let ratings = items.filter { $0.item.kind == .rating }
    let title = ReportWords.role(role)[language]
    return [.tag("h3", text: title)] + levelCharts(ratings, id: "answers-\(role.rawValue)", title)
      + scales(of: items).map { scaleTable($0, title: title) }
  }

  /// Items with the same options together: they share a chart and a table.
  private func scales(of items: [CountedItem]) -> [[CountedItem]] {
    var scales: [[CountedItem]] = []
    for item in items {
      let same = scales.firstIndex { $0.first?.item.options == item.item.options }
      if let same { scales[same].append(item) } else { scales.append([item]) }
    }
    return scales
  }

  private func levelCharts(_ items: [CountedItem], id: String, _ title: String) -> [Markup] {
    let parts = scales(of: items).filter { scale in
      scale.contains { $0.counted.answers > 0 }
    }.flatMap { $0.inColumns(upTo: 14) }
    let reach = LevelBars.Reach(holding: items.map(levelRow))
    let figures = parts.enumerated().map { position, part in
      let counter = parts.count > 1 ? " (\(position + 1)/\(parts.count))" : ""
      return levelFigure(part, id: "\(id)-\(position + 1)", title + counter, reach)
    }
    return figures.isEmpty ? [] : [.tag("div", ["class": "charts"]) { figures }]
  }

  private func levelFigure(
    _ items: [CountedItem], id: String, _ title: String, _ reach: LevelBars.Reach
  ) -> Markup {
    let bars = LevelBars(
      rows: items.map(levelRow),
      levels: items.first?.item.options.map { $0.label[language] } ?? [], sharedReach: reach)
    return .tag("figure") {
      Markup.tag(
        "figcaption",
        text: title
          + say(
            " (% số trả lời\(unweighted), canh giữa ở mức giữa)",
            " (% of answers\(unweighted), centred on the middle level)"))
      bars.drawing().svg(
        id: id, title: title,
        description: bars.rows.map { row in
          let parts = zip(bars.levels, row.labels).map { "\($0) \($1)" }
          return "\(row.name): " + parts.joined(separator: ", ")
        }.joined(separator: "; "))
    }
  }

  /// Levels that are hidden side by side make one part; where others lie between them, or the
  /// middle among them, no bar could be drawn without telling them.
  private func levelRow(_ item: Item, _ counted: ItemDistribution) -> LevelBars.Row {
    let shown = counted.counts.map { $0 ?? 0 }
    let note = "n = \(numbers.count(counted.answers))"
    var row = LevelBars.Row(
      name: name(of: item), note: note, counts: shown,
      labels: counted.counts.map { $0.flatMap { share($0, of: counted.answers) } ?? "–" })
    let hidden = counted.counts.indices.filter { counted.counts[$0] == nil }
    guard let first = hidden.first, let last = hidden.last else { return row }
    let isDrawn =
      hidden.count == last - first + 1 && !LevelBars.reachesMiddle(first...last, of: shown.count)
    row.note = note + say(", có mức che", ", levels hidden")
    row.counts = isDrawn ? shown : shown.map { _ in 0 }
    row.counts[first] = isDrawn ? counted.answers - shown.reduce(0, +) : 0
    row.labels[first] = say("che", "hidden")
    row.hidden = isDrawn ? first : nil
    return row
  }

  private func scaleTable(_ items: [CountedItem], title: String) -> Markup {
    let options = items.first?.item.options ?? []
    let columns: [Column] =
      [.name(say("Câu hỏi", "Item")), .number("n")]
      + options.map { .number($0.label[language]) }
      + MissingReason.allCases.map { .number(ReportWords.missing($0)[language]) }
      + [.number(say("Bỏ trống", "Blank"))]
    let rows = items.map { item, counted in
      [rowHead(name(of: item)), cell(counted.answers)]
        + zip(counted.counts, counted.hidden).map {
          shareCell($0, of: counted.answers, hidden: $1)
        }
        + MissingReason.allCases.indices.map {
          cell(counted.missing.indices.contains($0) ? counted.missing[$0] : 0)
        } + [cell(counted.blank)]
    }
    return dataTable(
      caption: title + say(" (% và số trả lời\(unweighted))", " (% and answers\(unweighted))"),
      columns: columns, rows: rows)
  }

  private func share(_ count: Int, of total: Int) -> String? {
    guard total > 0 else { return nil }
    return numbers.percentFigure(Percent(fraction: Double(count) / Double(total)))
  }

  private func shareCell(_ count: Int?, of total: Int, hidden reason: Ineligibility?) -> Markup {
    guard let count, let share = share(count, of: total) else {
      return .tag("td", ["class": "number hidden"]) {
        Markup.text("– ")
        Markup.tag("small", text: "(\(hiddenReason(reason)))")
      }
    }
    return .tag("td", ["class": "number"]) {
      Markup.text(share + " ")
      Markup.tag("small", text: "(\(numbers.count(count)))")
    }
  }
}
