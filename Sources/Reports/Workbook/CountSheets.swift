import Findings
import Foundation
import Questionnaires
import Rules
import Sampling
import Satisfaction

/// Sheets of answers, progress and points.
extension LocalizedReport {
  /// A row per item and option: filters then reach any scale.
  var answersSheet: ReportSheet {
    ReportSheet(
      name: say("Phân bố trả lời", "Distribution"),
      summary: say(
        "Số trả lời và tỷ lệ từng mức của mọi câu chọn một",
        "Answers per option of every single choice")
        + (table.isWeighted ? say(" (số phiếu, chưa gia quyền)", " (responses, unweighted)") : ""),
      columns: [
        say("Câu hỏi", "Item"), say("Mã", "Id"), say("Loại", "Role"), say("Trả lời", "Answer"),
        say("Mã trả lời", "Code"), say("Số trả lời", "Answers") + unweighted,
        say("Tỷ lệ", "Share") + unweighted,
      ], rows: distributions.flatMap { answerRows($0.item, $0.counted) })
  }

  var progressSheet: ReportSheet {
    ReportSheet(
      name: say("Tiến độ", "Progress"),
      summary: say("Chỉ tiêu và số phiếu từng đơn vị", "Targets and responses by unit"),
      columns: [
        say("Đơn vị", "Unit"), say("Mã", "Code"), say("Chỉ tiêu", "Target"),
        say("Thu về", "Received"), say("Hợp lệ", "Valid"), say("Còn thiếu", "Missing"),
        say("Vượt", "Over"), say("Ngoài chỉ tiêu", "Out of quota"),
        say("Trạng thái", "State"),
      ],
      rows: report.progress.map { unit in
        [
          .text(name(of: unit.unit)), .text(unit.unit.code),
          unit.target.map(SheetCell.count) ?? .hidden(say("ngoài kế hoạch", "not in the plan")),
          .count(unit.received), .count(unit.valid), persons(missing(of: unit)),
          .count(unit.overTarget), persons(outOfQuota(of: unit)),
          .text(ReportWords.quotaState(unit)[language]),
        ]
      })
  }

  var pointsSheet: ReportSheet {
    ReportSheet(
      name: say("Điểm CCHC", "PAR points"),
      summary: say("Điểm quy đổi từ chỉ số hài lòng", "Points converted from the index"),
      columns: [
        say("Đơn vị", "Unit"), say("Tiêu chí", "Criterion"), say("Điểm chuẩn", "Maximum"),
        say("Điểm", "Points"),
      ],
      rows: report.points.map { points in
        [
          .text(points.unit.map(name) ?? report.title.province), .text(points.criterion[language]),
          .decimal(points.maxPoints),
          points.points.flatMap { Decimal(string: $0, locale: Locale(identifier: "en_US_POSIX")) }
            .map(SheetCell.decimal) ?? .hidden(hiddenReason(points.withheld)),
        ]
      })
  }

  private func answerRows(_ item: Item, _ counted: ItemDistribution) -> [[SheetCell]] {
    let total = counted.answers ?? 0
    let head: [SheetCell] = [
      .text(item.text[language]), .text(item.id), .text(ReportWords.role(item.role)[language]),
    ]
    let answers = item.options.enumerated().map { position, option in
      let reason = SheetCell.hidden(hiddenReason(counted.hidden[position]))
      let count = counted.counts[position]
      let share = count.flatMap { count -> SheetCell? in
        total > 0 ? .share(Percent(fraction: Double(count) / Double(total))) : nil
      }
      return head + [
        .text(option.label[language]), .text(option.code), count.map(SheetCell.count) ?? reason,
        share ?? reason,
      ]
    }
    let missing = zip(MissingReason.allCases, counted.missing).map { reason, count in
      head + [.text(ReportWords.missing(reason)[language]), .blank, persons(count), .blank]
    }
    return answers + missing
      + [head + [.text(say("Bỏ trống", "Blank")), .blank, persons(counted.blank), .blank]]
  }

  private func persons(_ count: Int?) -> SheetCell {
    count.map(SheetCell.count) ?? .hidden(hiddenReason(.protectsSmallGroup))
  }
}
