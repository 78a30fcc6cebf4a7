import Findings
import Questionnaires
import Rules

extension LocalizedReport {
  var methodSection: Markup? {
    section("method", say("Phương pháp", "Method")) {
      facts(methodFacts)
      Markup.tag("h3", text: say("Cây chỉ số", "Index tree"))
      Markup.tag("ul", ["class": "tree"]) { table.nodes.first.map { [branch($0)] } ?? [] }
      unverifiedList
    }
  }

  /// Terms with their explanations.
  func facts(_ facts: [(term: String, text: String)]) -> Markup {
    .tag("dl") {
      facts.flatMap { [Markup.tag("dt", text: $0.term), Markup.tag("dd", text: $0.text)] }
    }
  }

  /// What the method says, term by term; shared with the workbook.
  var methodFacts: [(term: String, text: String)] {
    [
      (say("Phương pháp", "Method"), "\(method.title[language]) (\(method.id) \(method.version))"),
      (
        say("Mẫu phiếu", "Questionnaire"),
        "\(table.questionnaire.title[language]) "
          + "(\(table.questionnaire.id) \(table.questionnaire.version))"
      ),
      (say("Căn cứ", "Sources"), sourcesText),
      (say("Được tính là hài lòng", "Counts as satisfied"), satisfiedText),
      (say("Mẫu số", "Denominator"), ReportWords.denominator(method.denominator)[language]),
      (say("Làm tròn", "Rounding"), roundingText),
      (say("Khoảng tin cậy", "Intervals"), intervalText),
      (say("Số phiếu tối thiểu", "Minimums"), minimumText),
      (say("Phiếu hợp lệ", "Valid response"), validityText),
      (say("Vượt chỉ tiêu", "Over target"), ReportWords.overTarget(method.overTarget)[language]),
    ]
  }

  private var sourcesText: String {
    let sources = (method.sources + table.questionnaire.sources).reduce(into: [LegalSource]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return sources.isEmpty ? "–" : sources.map(text).joined(separator: "; ")
  }

  private func text(_ source: LegalSource) -> String {
    [
      source.number, source.date.map { say("ngày ", "of ") + numbers.day($0) }, source.article,
      source.title,
    ].compactMap(\.self).joined(separator: ", ")
  }

  private var satisfiedText: String {
    let rating = table.questionnaire.items.first { $0.kind == .rating && $0.role == .satisfaction }
    return method.satisfiedCodes.map { code in
      let label = rating?.options.first { $0.code == code }?.label[language]
      return label.map { "\($0) (\(code))" } ?? code
    }.joined(separator: ", ")
  }

  private var roundingText: String {
    let decimals = method.rounding.decimals
    return switch method.rounding.tie {
    case .halfUp:
      say("\(decimals) chữ số thập phân, 5 làm tròn lên", "\(decimals) decimals, half up")
    case .halfEven:
      say("\(decimals) chữ số thập phân, 5 làm tròn về số chẵn", "\(decimals) decimals, half even")
    }
  }

  private var intervalText: String {
    let level = numbers.statedPercent(method.confidenceLevel)
    return say(
      "mức \(level), thang logit với bậc tự do t, phương sai tuyến tính hóa Taylor theo tầng và "
        + "đơn vị mẫu cấp một; hiệp phương sai giữa các câu được tính đến ở mọi mục",
      "level \(level), logit scale with t degrees of freedom, Taylor linearisation by strata and "
        + "primary sampling units; covariance between items enters every node")
  }

  private var minimumText: String {
    say(
      "\(method.minimumToShow) người trả lời để hiện số của từng mục, \(method.minimumToRank) phiếu "
        + "hợp lệ để xếp hạng",
      "\(numbers.counted(method.minimumToShow, "respondent")) to show the figure of a node, "
        + "\(numbers.counted(method.minimumToRank, "valid response")) to rank")
  }

  private var validityText: String {
    let rule = method.responseValidity
    let roles = rule.roles.map { ReportWords.role($0)[language].lowercased() }
      .joined(separator: ", ")
    let share = numbers.statedPercent(rule.minimumAnsweredShare)
    let required =
      rule.requiredItems.isEmpty
      ? "" : say("; bắt buộc: ", "; required: ") + rule.requiredItems.joined(separator: ", ")
    return say(
      "trả lời ít nhất \(share) số câu được hỏi (\(roles))",
      "at least \(share) of the items asked answered (\(roles))") + required
  }

  private func branch(_ node: IndexNode) -> Markup {
    .tag("li") {
      Markup.tag("span", text: node.label[language])
      Markup.text(" ")
      Markup.tag(
        "small",
        text: "\(ReportWords.level(node.level)[language]); "
          + ReportWords.aggregation(node.aggregation)[language])
      if !node.children.isEmpty { Markup.tag("ul") { node.children.map(branch) } }
    }
  }
}
