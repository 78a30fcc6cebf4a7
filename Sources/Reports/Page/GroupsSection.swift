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
        columns: [.name(say("Nhóm", "Group")), .number("n"), .number(overallLabel)]
          + table.columnNodes.map { .number($0.label[language]) },
        rows: table.groups.map { group in
          [
            rowHead(label(of: group), depth: group.itemID == nil ? 0 : 1),
            cell(group.validResponses), cell(group.nodes.first),
          ] + table.columnNodes.map { cell(group.nodes.estimate(of: $0.id)) }
        })
    }
  }

  /// `Giới tính: Nữ`, or everybody.
  func label(of group: GroupIndex) -> String {
    guard let itemID = group.itemID else { return say("Tất cả", "Everybody") }
    let item = table.questionnaire.item(itemID)
    let option = item?.options.first { $0.code == group.optionCode }
    return "\(item?.text[language] ?? itemID): "
      + (option?.label[language] ?? group.optionCode ?? "–")
  }
}
