import Findings
import Questionnaires
import Responses
import Rules
import Satisfaction

/// The sheets of the workbook, in order.
extension LocalizedReport {
  var sheets: [ReportSheet] {
    let tables =
      [summarySheet] + table.blocks.map(blockSheet)
      + [
        criteriaSheet, unitSheet, answersSheet, groupsSheet, progressSheet, pointsSheet,
        methodSheet,
      ]
    return ([contentsSheet(of: tables)] + tables).map(marked)
  }

  private func contentsSheet(of sheets: [ReportSheet]) -> ReportSheet {
    let facts =
      [
        (say("Đơn vị phát hành", "Published by"), report.title.organisation),
        (say("Tỉnh", "Province"), report.title.province),
        (say("Đợt", "Round"), report.title.round),
        (say("Ngày", "Day"), numbers.day(report.title.date)),
      ] + warnings.map { (say("Lưu ý", "Note"), $0) }
    return ReportSheet(
      name: say("Mục lục", "Contents"), summary: "",
      columns: [say("Trang tính", "Sheet"), say("Nội dung", "Holds")],
      rows: (facts + sheets.map { ($0.name, $0.summary) }).map { [.text($0.0), .text($0.1)] },
      holdsSentences: true)
  }

  private var summarySheet: ReportSheet {
    ReportSheet(
      name: say("Tóm tắt", "Summary"), summary: say("Các câu tóm tắt", "What the numbers say"),
      columns: [say("Tóm tắt", "Summary")],
      rows: (warnings + summarySentences).map { [.text($0)] },
      holdsSentences: true)
  }

  private var methodSheet: ReportSheet {
    let quality = report.fieldwork.map(fieldworkFacts) ?? []
    let marks = unverifiedMarks.map {
      (say("Chưa đối chiếu: ", "Unverified: ") + subject(of: $0), $0.reason[language])
    }
    let notes = table.problems.map {
      (ReportWords.severity($0.severity)[language], report.messages.line(for: $0, in: language))
    }
    let leftOut = multipleChoiceNote.map { [(say("Ghi chú", "Note"), $0)] } ?? []
    let ranks = rankNotes.map { (say("Xếp hạng", "Ranking"), $0) }
    let rows = methodFacts + ranks + quality + notes + leftOut + evidenceFacts + marks
    return ReportSheet(
      name: say("Phương pháp & chất lượng", "Method & quality"),
      summary: say(
        "Cách tính, căn cứ, điểm chưa đối chiếu, lưu ý dữ liệu, mã kiểm tra",
        "Method, sources, unverified marks, data notes, digests"),
      columns: [say("Mục", "Term"), say("Nội dung", "Text")],
      rows: rows.map { [.text($0.0), .text($0.1)] }, holdsSentences: true)
  }

  /// What the first pages must say beside the figures.
  private var warnings: [String] {
    [marks.unfinished, marks.unverified].compactMap { $0?[language] }
  }

  /// Says in the header of every sheet that the data are simulated or incomplete, where they are.
  private func marked(_ sheet: ReportSheet) -> ReportSheet {
    guard !sheet.columns.isEmpty else { return sheet }
    var sheet = sheet
    if marks.isSimulated {
      sheet.columns[0] += say(" [SỐ LIỆU MÔ PHỎNG]", " [SIMULATED DATA]")
    }
    if marks.unfinished != nil {
      sheet.columns[0] += say(" [CHƯA ĐỦ SỐ LIỆU]", " [INCOMPLETE]")
    }
    return sheet
  }

  /// Value and interval in three cells.
  func sheetCells(_ estimate: NodeEstimate?) -> [SheetCell] {
    guard let share = estimate?.shown else {
      return [.hidden(hiddenReason(estimate)), .blank, .blank]
    }
    return [
      .share(share), estimate?.lower.map(SheetCell.share) ?? .blank,
      estimate?.upper.map(SheetCell.share) ?? .blank,
    ]
  }

  /// Headers over `sheetCells`.
  func sheetHeaders(_ label: String) -> [String] {
    [label, label + say(" – từ", " – lower"), label + say(" – đến", " – upper")]
  }
}
