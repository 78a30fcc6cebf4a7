import Findings
import Questionnaires
import Rules
import Satisfaction

extension LocalizedReport {
  var indexSection: Markup {
    section("index", say("Chỉ số theo khối và đơn vị", "Index by block and unit")) {
      if table.blocks.isEmpty {
        Markup.tag(
          "p",
          text: say(
            "Phương pháp không xếp hạng khối nào.", "The method ranks no block of units."))
      }
      table.blocks.enumerated().flatMap { position, block in
        blockParts(block, id: "block\(position + 1)")
      }
      outsideParts
      if !table.blocks.isEmpty { rankNote }
    }
  }

  private func blockParts(_ block: BlockIndex, id: String) -> [Markup] {
    let units = table.units(in: block.block.id)
    let label = block.block.label[language]
    return [.tag("h3", text: label), blockLine(block)] + charts(of: units, in: block, id: id)
      + [unitTable(units, caption: say("\(label): chỉ số từng đơn vị", "\(label): unit by unit"))]
  }

  /// `Chỉ số chung: 82,50 % (khoảng tin cậy 95 % 80,12–84,33), trung bình cộng 63 đơn vị.`
  private func blockLine(_ block: BlockIndex) -> Markup {
    let overall = block.published.first
    let interval =
      numbers.interval(overall?.lower, overall?.upper).map { " (\(intervalLabel) \($0))" } ?? ""
    let value =
      overall?.shown.map { numbers.percent($0) + interval } ?? "– (\(hiddenReason(overall)))"
    return .tag("p", text: "\(overallLabel): \(value), \(makeup(of: block)).")
  }

  private var outsideParts: [Markup] {
    let units = table.unitsOutsideBlocks
    guard !units.isEmpty else { return [] }
    let title = say("Đơn vị không thuộc khối nào", "Units in no block")
    return [.tag("h3", text: title), unitTable(units, caption: title)]
  }

  private var rankNote: Markup {
    .tag(
      "p", ["class": "note"],
      text: rankNotes.joined(separator: " "))
  }

  private func unitTable(_ units: [UnitIndex], caption: String) -> Markup {
    // What a phone shows without scrolling comes first.
    let columns: [Column] =
      [
        .number(say("Hạng", "Rank")), .name(say("Đơn vị", "Unit")), .number(overallLabel),
        .number(say("Khoảng hạng", "Rank interval")), .number(say("Nhóm", "Group")),
        .number(say("Phiếu", "Responses")),
      ] + table.columnNodes.map { .number($0.label[language]) }
    let rows = units.map { unit in
      [rankCell(unit), rowHead(unit.unit.name), cell(unit.overall)] + rankSetCells(unit)
        + [cell(unit.validResponses)]
        + table.columnNodes.map { cell(unit.nodes.estimate(of: $0.id)) }
    }
    return dataTable(
      caption: caption + " (\(intervalLabel))", columns: columns, rows: rows, isSortable: true)
  }

  private func rankCell(_ unit: UnitIndex) -> Markup {
    guard let rank = unit.rank else { return hiddenCell(because: rankReason(unit)) }
    return cell(rank.rank)
  }

  private func rankSetCells(_ unit: UnitIndex) -> [Markup] {
    guard let rank = unit.rank else {
      let none = Markup.tag("td", ["class": "number", "data-value": ""], text: "–")
      return [none, none]
    }
    return [
      .tag(
        "td", ["class": "number", "data-value": "\(rank.best)"], text: "\(rank.best)–\(rank.worst)"),
      cell(rank.group),
    ]
  }

  /// Charts of a block, no longer than fits a printed page.
  private func charts(of units: [UnitIndex], in block: BlockIndex, id: String) -> [Markup] {
    guard let whole = intervalChart(of: units, in: block) else { return [] }
    let parts = whole.rows.inColumns(upTo: 22)
    let figures = parts.enumerated().map { position, rows in
      var chart = whole
      chart.rows = rows
      let part = parts.count > 1 ? ", \(self.part(rows, position + 1, of: parts.count))" : ""
      return figure(chart, of: block, id: "\(id)-\(position + 1)", part: part)
    }
    return [.tag("div", ["class": "charts"]) { figures }]
  }

  /// `hạng 1–16 (1/4)`: what of a block one of its charts shows.
  private func part(_ rows: [IntervalChart.Row], _ number: Int, of count: Int) -> String {
    let ranks = rows.compactMap(\.rank)
    let counter = "(\(number)/\(count))"
    guard let first = ranks.first, let last = ranks.last else {
      return say("không xếp hạng ", "not ranked ") + counter
    }
    return say("hạng \(first)–\(last) ", "ranks \(first)–\(last) ") + counter
  }

  /// The overall index of a block's units on one axis; nil where no unit has a figure to show.
  func intervalChart(of units: [UnitIndex], in block: BlockIndex) -> IntervalChart? {
    let rows = units.map(chartRow)
    guard rows.contains(where: { $0.value != nil }) else { return nil }
    let reference = block.published.first?.shown
    return IntervalChart(
      rows: rows, unrankedLabel: unrankedLabel, reference: reference,
      referenceLabel: reference.map { say("cả khối ", "block ") + numbers.percent($0) } ?? "",
      axis: IntervalChart.axis(holding: rows, reference: reference))
  }

  private func figure(
    _ chart: IntervalChart, of block: BlockIndex, id: String, part: String
  ) -> Markup {
    let title = "\(block.block.label[language]): \(overallLabel.lowercasedFirst)\(part)"
    let notRanked = say(", không xếp hạng", ", not ranked")
    return .tag("figure") {
      Markup.tag("figcaption", text: "\(title); %, \(intervalLabel)")
      chart.drawing().svg(
        id: id, title: title,
        description: chart.rows.map { row in
          "\(row.name): \(row.note)" + (row.rank == nil ? notRanked : "")
        }.joined(separator: "; "))
    }
  }

  private var unrankedLabel: String {
    say(
      "Không xếp hạng (cần ít nhất \(method.minimumToRank) phiếu hợp lệ)",
      "Not ranked (at least \(numbers.counted(method.minimumToRank, "valid response")) needed)")
  }

  private func chartRow(_ unit: UnitIndex) -> IntervalChart.Row {
    guard let overall = unit.overall, let share = overall.shown else {
      return IntervalChart.Row(
        name: unit.unit.name, note: "– (\(hiddenReason(unit.overall)))", value: nil, interval: nil,
        rank: unit.rank?.rank)
    }
    let interval = numbers.interval(overall.lower, overall.upper).map { " (\($0))" } ?? ""
    return IntervalChart.Row(
      name: unit.unit.name, note: numbers.percent(share) + interval, value: share,
      interval: overall.range, rank: unit.rank?.rank)
  }
}

extension NodeEstimate {
  /// Interval as fractions, where both ends are known.
  var range: ClosedRange<Double>? {
    guard let lower, let upper, lower <= upper else { return nil }
    return lower.fraction...upper.fraction
  }
}

extension String {
  /// The text for the middle of a sentence: `Chỉ số hài lòng` as `chỉ số hài lòng`, abbreviations
  /// such as `SIPAS` unchanged.
  var lowercasedFirst: String {
    dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}

extension Array {
  /// The elements in parts of nearly equal length, none longer than `limit`: an even number of
  /// parts, because charts stand two abreast, but for a few elements one.
  func inColumns(upTo limit: Int) -> [[Element]] {
    guard count > 4 else { return isEmpty ? [] : [self] }
    let parts = (count + 2 * limit - 1) / (2 * limit) * 2
    return (0..<parts).map { part in
      Array(self[(part * count / parts)..<((part + 1) * count / parts)])
    }
  }
}
