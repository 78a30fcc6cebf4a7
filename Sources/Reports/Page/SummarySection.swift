import Findings
import Rules
import Satisfaction

extension LocalizedReport {
  var summarySection: Markup {
    section("summary", say("Tóm tắt", "Summary")) {
      if summarySentences.isEmpty {
        Markup.tag("p", text: say("Chưa có phiếu nào.", "There is no response yet."))
      }
      Markup.tag("ul", ["class": "findings"]) {
        summarySentences.map { Markup.tag("li", text: $0) }
      }
    }
  }

  /// What the numbers say, a sentence each.
  var summarySentences: [String] {
    [responseSentence].compactMap(\.self) + table.blocks.flatMap(sentences)
      + [notRankedSentence, quotaSentence, modelSentence].compactMap(\.self)
  }

  private var responseSentence: String? {
    let valid = table.validResponses
    guard valid > 0 else {
      return say(
        "Chưa có phiếu hợp lệ nào; mọi chỉ số để trống.",
        "There is no valid response yet; every index is empty.")
    }
    let units = table.units.count { $0.validResponses > 0 }
    return say(
      "Tính trên \(numbers.count(valid)) phiếu hợp lệ của \(numbers.count(units)) đơn vị.",
      "Computed from \(numbers.counted(valid, "valid response")) of "
        + "\(numbers.counted(units, "unit")).")
  }

  private func sentences(on block: BlockIndex) -> [String] {
    let label = block.block.label[language]
    guard let overall = block.published.first, let share = overall.shown
    else {
      let reason = hiddenReason(block.published.first)
      return [
        say(
          "\(label): chưa công bố được chỉ số chung (\(reason)).",
          "\(label): the overall index cannot be published (\(reason)).")
      ]
    }
    let interval =
      numbers.interval(overall.lower, overall.upper)
      .map { " (\(intervalLabel) \($0))" } ?? ""
    let how = makeup(of: block)
    return [
      say(
        "\(label): chỉ số hài lòng chung \(numbers.percent(share))\(interval), \(how).",
        "\(label): overall satisfaction index \(numbers.percent(share))\(interval), \(how).")
    ] + extremes(of: block)
  }

  private func extremes(of block: BlockIndex) -> [String] {
    let ranked = table.units(in: block.block.id).filter { $0.rank != nil }
    let label = block.block.label[language]
    let first = ranked.filter { $0.rank?.rank == ranked.first?.rank?.rank }
    let last = ranked.filter { $0.rank?.rank == ranked.last?.rank?.rank }
    guard ranked.count > 1, let share = ranked.first?.overall?.shown else { return [] }
    guard first.count < ranked.count else {
      let (count, value) = (numbers.count(ranked.count), numbers.percent(share))
      return [
        say(
          "\(label): cả \(count) đơn vị xếp hạng cùng đạt \(value), không có cao nhất, thấp nhất.",
          "\(label): all \(count) ranked units have \(value); none is highest or lowest.")
      ]
    }
    return [
      extreme(first, say("\(label), cao nhất", "\(label), highest")),
      extreme(last, say("\(label), thấp nhất", "\(label), lowest")),
    ].compactMap(\.self)
  }

  /// - Parameter units: the unit at one end of the block, or those that share the place.
  private func extreme(_ units: [UnitIndex], _ word: String) -> String? {
    guard let first = units.first, let share = first.overall?.shown, let rank = first.rank else {
      return nil
    }
    let value = numbers.percent(share)
    guard units.count == 1 else {
      return say(
        "\(word): \(names(of: units)), cùng \(value) và cùng hạng.",
        "\(word): \(names(of: units)), all \(value) and of equal rank.")
    }
    // Every unit that is significantly better moves the best rank down, every one significantly
    // worse the worst rank up: what is left between are the units it cannot be told from.
    let alike = rank.worst - rank.best
    guard alike > 0 else {
      return say(
        "\(word): \(first.unit.name), \(value); phân biệt được với mọi đơn vị khác "
          + "được xếp hạng trong khối.",
        "\(word): \(first.unit.name), \(value); told apart from every other ranked "
          + "unit of the block.")
    }
    return say(
      "\(word): \(first.unit.name), \(value); không phân biệt được với \(numbers.count(alike)) "
        + "đơn vị khác trong khối.",
      "\(word): \(first.unit.name), \(value); not distinguishable from "
        + "\(numbers.counted(alike, "other unit")) of the block.")
  }

  private var notRankedSentence: String? {
    let without = table.units.filter { $0.rank == nil }
    guard !without.isEmpty else { return nil }
    let reasons = (Ineligibility.allCases.map(Optional.some) + [nil]).compactMap { reason in
      let units = without.filter { $0.rankReason == reason }
      return units.isEmpty ? nil : "\(names(of: units)) (\(whyNotRanked(units, reason)))"
    }
    let list = reasons.joined(separator: "; ")
    return say("Không xếp hạng: \(list).", "Not ranked: \(list).")
  }

  private func whyNotRanked(_ units: [UnitIndex], _ reason: Ineligibility?) -> String {
    guard reason == .tooFewResponses else {
      return ReportWords.notRanked(reason, minimum: method.minimumToRank)[language]
    }
    let needed = method.minimumToRank
    guard units.count == 1, let unit = units.first else {
      return ReportWords.notRanked(reason, minimum: needed)[language]
    }
    return say(
      "\(unit.validResponses) phiếu hợp lệ, cần ít nhất \(needed)",
      "\(numbers.counted(unit.validResponses, "valid response")), at least \(needed) needed")
  }

  /// The names of units, the first few where there are many.
  private func names(of units: [UnitIndex]) -> String {
    let named = units.prefix(5).map(\.unit.name)
    let rest = units.count - named.count
    let list = named.joined(separator: ", ")
    guard rest > 0 else { return list }
    return list
      + say(
        " và \(numbers.count(rest)) đơn vị khác", " and \(numbers.counted(rest, "other unit"))")
  }

  /// Every unit counts once: short of something, else over its target, else exactly full.
  private var quotaSentence: String? {
    let planned = report.progress.filter { $0.target != nil }
    guard !planned.isEmpty else { return nil }
    let target = planned.reduce(0) { $0 + ($1.target ?? 0) }
    let short = planned.filter { $0.missing > 0 }
    let over = planned.filter { $0.missing == 0 && $0.overTarget > 0 }
    let full = planned.count - short.count - over.count
    let wanted = short.reduce(0) { sum, unit in
      sum + (missing(of: unit) ?? max(0, (unit.target ?? 0) - unit.valid))
    }
    let beyond = over.reduce(0) { $0 + $1.overTarget }
    let n = numbers.count
    return say(
      "Chỉ tiêu \(n(target)) phiếu của \(n(planned.count)) đơn vị: \(n(full)) đơn vị vừa đủ, "
        + "\(n(short.count)) còn thiếu (cộng lại \(n(wanted)) phiếu), \(n(over.count)) vượt "
        + "(cộng lại \(n(beyond)) phiếu).",
      "Target \(numbers.counted(target, "response")) of \(numbers.counted(planned.count, "unit")): "
        + "exactly full \(n(full)); short \(n(short.count)), by \(n(wanted)) together; over "
        + "\(n(over.count)), by \(n(beyond)) together.")
  }

  private var modelSentence: String? {
    guard report.plan?.kind == .quota else { return nil }
    return say(
      "Mẫu lấy theo chỉ tiêu, không chọn ngẫu nhiên: các khoảng dựa trên giả định mô hình.",
      "The sample was taken by quota, not drawn at random: intervals rest on a model.")
  }
}
