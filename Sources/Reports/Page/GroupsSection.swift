import Findings
import Questionnaires
import Satisfaction

extension LocalizedReport {
  /// The index by respondent group; nil where there is none.
  var groupsSection: Markup? {
    guard !table.groups.isEmpty else { return nil }
    return section("groups", say("Nhóm người trả lời", "Respondent groups")) {
      dataTable(
        caption: say(
          "Chỉ số theo nhóm người trả lời, gộp mọi đơn vị (\(intervalLabel))",
          "Index by respondent group, all units together (\(intervalLabel))"),
        columns: groupColumns, rows: groupRows)
    }
  }

  private var groupColumns: [Column] {
    [
      .name(say("Nhóm", "Group")), .number(say("Phiếu", "Responses")), .number(overallLabel),
    ] + table.columnNodes.map { .number($0.label[language]) }
  }

  /// The groups of an item stand under its question.
  private var groupRows: [[Markup]] {
    var rows: [[Markup]] = []
    var last: String?
    for group in table.groups {
      if let itemID = group.itemID, itemID != last, let question = question(of: group) {
        rows.append([spanningHead(question, columns: groupColumns.count)])
      }
      last = group.itemID
      rows.append(groupRow(group))
    }
    return rows
  }

  private func groupRow(_ group: GroupIndex) -> [Markup] {
    [
      answer(of: group).map { rowHead($0, depth: 1) } ?? rowHead(say("Tất cả", "Everybody")),
      cell(group.validResponses, hidden: group.nodes.first?.suppressed), cell(group.nodes.first),
    ] + table.columnNodes.map { cell(group.nodes.estimate(of: $0.id)) }
  }

  /// What was asked to make the group; nil for everybody.
  func question(of group: GroupIndex) -> String? {
    group.itemID.map { table.questionnaire.item($0)?.text[language] ?? $0 }
  }

  /// The answer that makes the group; nil for everybody.
  func answer(of group: GroupIndex) -> String? {
    group.itemID.map { id in
      let options = table.questionnaire.item(id)?.options ?? []
      let option = options.first { $0.code == group.optionCode }
      return option?.label[language] ?? group.optionCode ?? "–"
    }
  }
}
