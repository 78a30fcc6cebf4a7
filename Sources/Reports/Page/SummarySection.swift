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
      unverifiedBox
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
    guard ranked.count > 1, let first = ranked.first, let last = ranked.last else { return [] }
    let label = block.block.label[language]
    return [
      extreme(first, say("\(label), cao nhất", "\(label), highest")),
      extreme(last, say("\(label), thấp nhất", "\(label), lowest")),
    ].compactMap(\.self)
  }

  private func extreme(_ unit: UnitIndex, _ word: String) -> String? {
    guard let share = unit.overall?.shown, let rank = unit.rank else { return nil }
    // Every unit that is significantly better moves the best rank down, every one significantly
    // worse the worst rank up: what is left between are the units it cannot be told from.
    let alike = rank.worst - rank.best
    let value = numbers.percent(share)
    guard alike > 0 else {
      return say(
        "\(word): \(unit.unit.name), \(value); phân biệt được với mọi đơn vị khác trong khối.",
        "\(word): \(unit.unit.name), \(value); told apart from every other unit of the block.")
    }
    return say(
      "\(word): \(unit.unit.name), \(value); không phân biệt được với \(numbers.count(alike)) "
        + "đơn vị khác trong khối.",
      "\(word): \(unit.unit.name), \(value); not distinguishable from "
        + "\(numbers.counted(alike, "other unit")) of the block.")
  }

  private var notRankedSentence: String? {
    let without = table.units.filter { $0.rank == nil }
    guard !without.isEmpty else { return nil }
    let reasons = (Ineligibility.allCases.map(Optional.some) + [nil]).compactMap { reason in
      let count = without.count { $0.rankReason == reason }
      guard count > 0 else { return String?.none }
      let words = ReportWords.hidden(reason, minimum: method.minimumToRank)[language]
      return "\(numbers.count(count)) (\(words))"
    }
    let list = reasons.joined(separator: ", ")
    return say(
      "\(numbers.count(without.count)) đơn vị không xếp hạng: \(list).",
      "\(numbers.counted(without.count, "unit")) not ranked: \(list).")
  }

  private var quotaSentence: String? {
    let planned = report.progress.filter { $0.target != nil }
    guard !planned.isEmpty else { return nil }
    let target = planned.reduce(0) { $0 + ($1.target ?? 0) }
    let missing = planned.reduce(0) { $0 + $1.missing }
    let over = planned.reduce(0) { $0 + $1.overTarget }
    let (below, beyond) = (planned.count { $0.missing > 0 }, planned.count { $0.overTarget > 0 })
    let n = numbers.count
    return say(
      "Chỉ tiêu \(n(target)) phiếu: \(n(planned.count - below)) đơn vị đủ, \(n(below)) đơn vị còn "
        + "thiếu \(n(missing)) phiếu, \(n(beyond)) đơn vị vượt \(n(over)) phiếu.",
      "Target \(numbers.counted(target, "response")): units full \(n(planned.count - below)); "
        + "units still short \(n(below)), by \(n(missing)); units over \(n(beyond)), by "
        + "\(n(over)).")
  }

  private var modelSentence: String? {
    guard report.plan?.kind == .quota else { return nil }
    return say(
      "Mẫu lấy theo chỉ tiêu, không chọn ngẫu nhiên: các khoảng dựa trên giả định mô hình.",
      "The sample was taken by quota, not drawn at random: intervals rest on a model.")
  }
}
