import Findings
import Questionnaires
import Satisfaction

/// Sheets of indices: units, blocks, criteria, groups.
extension LocalizedReport {
  var unitSheet: ReportSheet {
    ReportSheet(
      name: say("Chỉ số theo đơn vị", "Index by unit"),
      summary: say("Mọi đơn vị, mọi yếu tố", "Every unit, every element"),
      columns: unitHeaders(hasBlock: true), rows: table.units.map { unitRow($0, hasBlock: true) })
  }

  func blockSheet(_ block: BlockIndex) -> ReportSheet {
    let label = block.block.label[language]
    return ReportSheet(
      name: label, summary: say("Xếp hạng trong khối: ", "Ranking in the block: ") + label,
      columns: unitHeaders(hasBlock: false),
      rows: table.units(in: block.block.id).map { unitRow($0, hasBlock: false) })
  }

  var criteriaSheet: ReportSheet {
    ReportSheet(
      name: say("Theo tiêu chí", "By criterion"),
      summary: say("Mọi mục của cây chỉ số theo khối", "Every node of the index tree by block"),
      columns: [say("Mục", "Node"), say("Mã", "Id"), say("Cấp", "Level")]
        + table.blocks.flatMap { block in
          let label = block.block.label[language]
          return sheetHeaders("\(label): \(makeup(of: block))")
            + [
              "\(label): \(ReportWords.block(block.otherAggregation)[language])",
              label + say(": số trả lời", ": answers"),
            ]
        },
      rows: table.outline.map { criteriaSheetRow($0.node, $0.depth) })
  }

  var groupsSheet: ReportSheet {
    ReportSheet(
      name: say("Nhóm người trả lời", "Respondent groups"),
      summary: say("Chỉ số theo nhóm, gộp mọi đơn vị", "Index by group, all units together"),
      columns: [say("Nhóm", "Group"), "n"] + sheetHeaders(overallLabel)
        + table.columnNodes.flatMap { sheetHeaders($0.label[language]) },
      rows: table.groups.map { group in
        [.text(label(of: group)), .count(group.validResponses)] + sheetCells(group.nodes.first)
          + table.columnNodes.flatMap { sheetCells(group.nodes.estimate(of: $0.id)) }
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
          + [.count(block.pooled.estimate(of: node.id)?.answers ?? 0)]
      }
  }

  private func unitHeaders(hasBlock: Bool) -> [String] {
    [say("Đơn vị", "Unit"), say("Mã", "Code")] + (hasBlock ? [say("Khối", "Block")] : [])
      + [
        say("Hạng", "Rank"), say("Hạng tốt nhất", "Best rank"),
        say("Hạng thấp nhất", "Worst rank"), say("Nhóm", "Group"), "n", say("Chỉ tiêu", "Target"),
      ] + sheetHeaders(overallLabel)
      + table.columnNodes.flatMap { sheetHeaders($0.label[language]) }
  }

  private func unitRow(_ unit: UnitIndex, hasBlock: Bool) -> [SheetCell] {
    let block = table.blocks.first { $0.block.id == unit.blockID }?.block.label[language]
    let ranks: [SheetCell] =
      unit.rank.map { [.count($0.rank), .count($0.best), .count($0.worst), .count($0.group)] }
      ?? [.hidden(rankReason(unit)), .blank, .blank, .blank]
    return [.text(unit.unit.name), .text(unit.unit.code)]
      + (hasBlock ? [.text(block ?? "–")] : []) + ranks
      + [.count(unit.validResponses), unit.target.map(SheetCell.count) ?? .blank]
      + sheetCells(unit.overall)
      + table.columnNodes.flatMap { sheetCells(unit.nodes.estimate(of: $0.id)) }
  }
}
