import Findings
import Questionnaires
import Satisfaction

extension LocalizedReport {
  /// Every node of the tree by block; nil where there is no block.
  var criteriaSection: Markup? {
    guard !table.blocks.isEmpty, !table.nodes.isEmpty else { return nil }
    return section("criteria", say("Chỉ số theo tiêu chí", "Index by criterion")) {
      dataTable(
        caption: say(
          "Mọi mục của cây chỉ số theo khối (\(intervalLabel))",
          "Every node of the index tree by block (\(intervalLabel))"),
        columns: criteriaColumns, rows: table.outline.map { criteriaRow($0.node, $0.depth) })
      Markup.tag(
        "p", ["class": "note"],
        text: say(
          "Số công bố tính theo phương pháp. Cột «để đối chiếu» tính theo cách khác, không phải số "
            + "công bố.",
          "The published figure follows the method. The column “for comparison” is computed another "
            + "way and is not published."))
    }
  }

  private var criteriaColumns: [Column] {
    [.name(say("Mục", "Node")), .name(say("Cấp", "Level"))]
      + table.blocks.flatMap { block -> [Column] in
        let label = block.block.label[language]
        return [
          .number("\(label): \(ReportWords.block(block.block.aggregation)[language])"),
          .number(
            "\(label): \(ReportWords.block(block.otherAggregation)[language]) "
              + say("(để đối chiếu)", "(for comparison)")),
          .number("\(label): " + say("số trả lời", "answers")),
        ]
      }
  }

  private func criteriaRow(_ node: IndexNode, _ depth: Int) -> [Markup] {
    [rowHead(node.label[language], depth: depth), cell(ReportWords.level(node.level)[language])]
      + table.blocks.flatMap { block in
        [
          cell(block.published.estimate(of: node.id)),
          cell(block.other.estimate(of: node.id), showsInterval: false),
          answersCell(block.pooled.estimate(of: node.id)),
        ]
      }
  }

  private func answersCell(_ estimate: NodeEstimate?) -> Markup {
    guard let estimate, estimate.areCountsShown else { return hiddenCell(estimate?.suppressed) }
    return cell(estimate.answers)
  }
}

extension BlockIndex {
  /// The way the method does not publish.
  var otherAggregation: BlockAggregation {
    block.aggregation == .meanOfUnits ? .pooled : .meanOfUnits
  }

  /// The list the method does not publish.
  var other: [NodeEstimate] { block.aggregation == .meanOfUnits ? pooled : meanOfUnits }
}
