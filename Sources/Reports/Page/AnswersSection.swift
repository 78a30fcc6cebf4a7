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
      if let leftOut = multipleChoiceNote {
        Markup.tag("p", ["class": "note"], text: leftOut)
      }
      ItemRole.allCases.flatMap { role in
        roleParts(role, asked.filter { $0.item.role == role })
      }
      if asked.contains(where: \.counted.isPartlyHidden) { protectionNote }
    }
  }

  /// Which items the report has no counts of, because they take several options; nil without any.
  var multipleChoiceNote: String? {
    let items = table.questionnaire.items.filter { $0.kind == .multiple }
    guard !items.isEmpty else { return nil }
    let names = items.map(name).joined(separator: "; ")
    return say(
      "Câu chọn nhiều phương án chưa đưa vào báo cáo: \(names). Câu trả lời vẫn ở trong kho.",
      "Items with several choices are not in this report: \(names). Their answers stay in the store."
    )
  }

  private var unweightedNote: Markup {
    .tag(
      "p", ["class": "note"],
      text: say(
        "Phân bố là số phiếu, chưa gia quyền; chỉ số hài lòng tính có trọng số nên có thể khác.",
        "Distributions count responses, unweighted; the index is weighted and may differ."))
  }

  private var protectionNote: Markup {
    .tag(
      "p", ["class": "note"],
      text: say(
        "Số dưới \(method.minimumToShow) người không hiện; số nào lấy tổng trừ đi mà lộ ra số ấy "
          + "cũng che.",
        "Numbers of fewer than \(method.minimumToShow) persons are not shown, nor are those that "
          + "would tell them when taken off a total."))
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
      + scales(of: items).flatMap { scale in
        fitsColumns(scale) ? [scaleTable(scale, title: title)] : scale.map(optionTable)
      }
  }

  /// Whether options may be columns beside those for missing answers without leaving a page.
  private func fitsColumns(_ items: [CountedItem]) -> Bool {
    items.count > 1 && items[0].item.options.count <= 6
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

  /// `Mức độ hài lòng, câu A1–C3`: what of the items of a role stands in a chart or table.
  func range(_ items: [CountedItem], _ title: String) -> String {
    guard let first = items.first?.item.id, let last = items.last?.item.id else { return title }
    let ids = first == last ? first : "\(first)–\(last)"
    return title + say(", câu \(ids)", ", \(first == last ? "item" : "items") \(ids)")
  }

  private func levelCharts(_ items: [CountedItem], id: String, _ title: String) -> [Markup] {
    let parts = scales(of: items).filter { scale in
      scale.contains { $0.counted.answers ?? 0 > 0 }
    }.flatMap { $0.inColumns(upTo: 14) }
    let reach = LevelBars.Reach(holding: items.map(levelRow))
    let figures = parts.enumerated().map { position, part in
      levelFigure(part, id: "\(id)-\(position + 1)", range(part, title), reach)
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
            "; % số trả lời\(unweighted), canh giữa ở mức giữa",
            "; % of answers\(unweighted), centred on the middle level"))
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
    let answers = counted.answers ?? 0
    let note =
      counted.answers.map { "n = \(numbers.count($0))" } ?? hiddenReason(.tooFewResponses)
    var row = LevelBars.Row(
      name: name(of: item), note: note, counts: shown,
      labels: counted.counts.map { $0.flatMap { share($0, of: answers) } ?? "–" })
    let hidden = counted.counts.indices.filter { counted.counts[$0] == nil }
    guard let first = hidden.first, let last = hidden.last else { return row }
    let isDrawn =
      counted.answers != nil && hidden.count == last - first + 1
      && !LevelBars.reachesMiddle(first...last, of: shown.count)
    row.note = counted.answers == nil ? note : note + say(", có mức che", ", levels hidden")
    row.counts = isDrawn ? shown : shown.map { _ in 0 }
    row.counts[first] = isDrawn ? answers - shown.reduce(0, +) : 0
    row.labels[first] = say("che", "hidden")
    row.hidden = isDrawn ? first : nil
    return row
  }

  /// The share of a count, as a percentage without its sign; nil of nothing.
  func share(_ count: Int, of total: Int) -> String? {
    guard total > 0 else { return nil }
    return numbers.percentFigure(Percent(fraction: Double(count) / Double(total)))
  }
}
