import Findings
import Questionnaires
import Satisfaction

/// Sheets of indices: units, blocks, criteria, groups.
extension LocalizedReport {
  /// A row per unit and node: narrow enough for paper, and filters reach everything.
  var unitSheet: ReportSheet {
    ReportSheet(
      name: say("Chỉ số theo đơn vị", "Index by unit"),
      summary: say("Mọi đơn vị, mọi mục của cây chỉ số", "Every unit, every node of the tree"),
      columns: [
        say("Đơn vị", "Unit"), say("Mã", "Code"), say("Khối", "Block"), say("Mục", "Node"),
        say("Mã mục", "Node id"), say("Người trả lời", "Respondents"),
      ] + sheetHeaders(say("Chỉ số", "Index")), rows: table.units.flatMap(nodeRows))
  }

  /// A row per unit, no wider than a page: intervals of the nodes below the root are in
  /// `unitSheet`.
  func blockSheet(_ block: BlockIndex) -> ReportSheet {
    let label = block.block.label[language]
    return ReportSheet(
      name: label, summary: say("Xếp hạng trong khối: ", "Ranking in the block: ") + label,
      columns: [
        say("Đơn vị", "Unit"), say("Mã", "Code"), say("Hạng", "Rank"),
        say("Hạng tốt nhất", "Best rank"), say("Hạng thấp nhất", "Worst rank"),
        say("Nhóm", "Group"), say("Phiếu hợp lệ", "Valid"), say("Chỉ tiêu", "Target"),
      ] + sheetHeaders(overallLabel) + table.columnNodes.map { $0.label[language] },
      rows: table.units(in: block.block.id).map(unitRow))
  }

  var criteriaSheet: ReportSheet {
    ReportSheet(
      name: say("Theo tiêu chí", "By criterion"),
      summary: say("Mọi mục của cây chỉ số theo khối", "Every node of the index tree by block"),
      columns: [say("Mục", "Node"), say("Mã", "Id"), say("Cấp", "Level")]
        + table.blocks.flatMap { block in
          let label = block.block.label[language]
          return sheetHeaders("\(label): \(ReportWords.block(block.block.aggregation)[language])")
            + [
              "\(label): \(ReportWords.block(block.otherAggregation)[language])"
                + say(" (để đối chiếu)", " (for comparison)"),
              label + say(": số trả lời", ": answers"),
            ]
        },
      rows: table.outline.map { criteriaSheetRow($0.node, $0.depth) })
  }

  var groupsSheet: ReportSheet {
    ReportSheet(
      name: say("Nhóm người trả lời", "Respondent groups"),
      summary: say("Chỉ số theo nhóm, gộp mọi đơn vị", "Index by group, all units together"),
      columns: [
        say("Câu hỏi", "Item"), say("Nhóm", "Group"), say("Phiếu hợp lệ", "Valid"),
      ] + sheetHeaders(overallLabel) + table.columnNodes.map { $0.label[language] },
      rows: table.groups.map { group in
        [
          .text(question(of: group) ?? say("Tất cả", "Everybody")),
          .text(answer(of: group) ?? say("Tất cả", "Everybody")),
          group.validResponses.map(SheetCell.count) ?? .hidden(hiddenReason(group.nodes.first)),
        ] + sheetCells(group.nodes.first)
          + table.columnNodes.flatMap { sheetCells(group.nodes.estimate(of: $0.id)).prefix(1) }
      })
  }

  private func criteriaSheetRow(_ node: IndexNode, _ depth: Int) -> [SheetCell] {
    let indent = String(repeating: "\u{2003}", count: depth)
    return [
      .text(indent + node.label[language]), .text(node.id),
      .text(ReportWords.level(node.level)[language]),
    ]
      + table.blocks.flatMap { block in
        sheetCells(block.published.estimate(of: node.id))
          + sheetCells(block.other.estimate(of: node.id)).prefix(1)
          + [persons(block.pooled.estimate(of: node.id), \.answers)]
      }
  }

  private func nodeRows(_ unit: UnitIndex) -> [[SheetCell]] {
    let block = table.blocks.first { $0.block.id == unit.blockID }?.block.label[language]
    return table.outline.map { node, _ in
      let estimate = unit.nodes.estimate(of: node.id)
      return [
        .text(unit.unit.name), .text(unit.unit.code), .text(block ?? "–"),
        .text(node.label[language]), .text(node.id), persons(estimate, \.responses),
      ] + sheetCells(estimate)
    }
  }

  private func persons(
    _ estimate: NodeEstimate?, _ count: KeyPath<NodeEstimate, Int>
  ) -> SheetCell {
    guard let estimate, estimate.areCountsShown else { return .hidden(hiddenReason(estimate)) }
    return .count(estimate[keyPath: count])
  }

  private func unitRow(_ unit: UnitIndex) -> [SheetCell] {
    let ranks: [SheetCell] =
      unit.rank.map { [.count($0.rank), .count($0.best), .count($0.worst), .count($0.group)] }
      ?? [.hidden(rankReason(unit)), .blank, .blank, .blank]
    return [.text(unit.unit.name), .text(unit.unit.code)] + ranks
      + [.count(unit.validResponses), unit.target.map(SheetCell.count) ?? .blank]
      + sheetCells(unit.overall)
      + table.columnNodes.flatMap { sheetCells(unit.nodes.estimate(of: $0.id)).prefix(1) }
  }
}
