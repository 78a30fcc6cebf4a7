import Findings
import Responses
import Satisfaction

extension LocalizedReport {
  var qualitySection: Markup? {
    section("quality", say("Chất lượng dữ liệu", "Data quality")) {
      if let fieldwork = report.fieldwork {
        facts(fieldworkFacts(fieldwork))
        if !fieldwork.batches.isEmpty {
          batchTable(fieldwork.batches)
          fileLists(fieldwork.batches)
        }
      }
      quotaNotes
      problemList
    }
  }

  var evidenceSection: Markup? {
    section("evidence", say("Tính lại kết quả", "How to recompute")) {
      facts(evidenceFacts)
      Markup.tag(
        "p",
        text: say(
          "Mã kiểm tra là dãy 64 ký tự tính từ nội dung; nội dung đổi một chữ thì mã đổi. Lệnh dưới "
            + "đây in lại các số này và ba mã đầu: mã trùng thì phiếu, phương pháp và mẫu phiếu đúng "
            + "là những thứ đã dùng cho báo cáo.",
          "A digest is a line of 64 characters computed from content; change one letter and it is "
            + "another. The command below prints these numbers again with the first three digests: "
            + "where they are the same, so are responses, method and questionnaire."))
      Markup.tag("pre") { Markup.tag("code", text: "sipas index --round \(table.round)") }
    }
  }

  /// Digests; shared with the workbook.
  var evidenceFacts: [(term: String, text: String)] {
    FigureText(table, language: language).evidence
      + (report.plan.map { [(say("Mã kiểm tra kế hoạch", "Digest of the plan"), $0.digest.hex)] }
        ?? [])
  }

  /// Counts of responses; shared with the workbook.
  func fieldworkFacts(_ fieldwork: FieldworkSummary) -> [(term: String, text: String)] {
    let kept = fieldwork.batches.filter { $0.end == .finished || $0.end == .open }
    let counts = kept.reduce(RowCounts()) { $0 + $1.counts }
    let n = numbers.count
    return [
      (say("Phiếu thu về", "Responses received"), n(fieldwork.received)),
      (say("Phiếu hợp lệ", "Valid responses"), n(fieldwork.valid)),
    ]
      + InvalidReason.allCases.map { reason in
        (
          say("Không hợp lệ: ", "Invalid: ") + ReportWords.invalid(reason)[language],
          n(fieldwork.invalid[reason] ?? 0)
        )
      }
      + [
        (
          say("Dòng còn chờ sửa", "Rows waiting to be mended"),
          n(kept.reduce(0) { $0 + $1.waiting })
        )
      ]
      + waitingSheets(kept)
      + [
        (
          say("Lượt từ chối, kể cả nhập lại", "Refusals, repeated attempts included"),
          n(counts.refused)
        ),
        (say("Dòng bỏ qua khi nhập", "Rows skipped at import"), n(counts.skipped)),
      ]
  }

  /// Told only where there are any: nearly always there are none.
  private func waitingSheets(_ batches: [BatchSummary]) -> [(term: String, text: String)] {
    let sheets = batches.reduce(0) { $0 + $1.waitingSheets }
    guard sheets > 0 else { return [] }
    let term = say(
      "Trang tính còn chờ sửa tiêu đề", "Sheets waiting for a better header")
    return [(term, numbers.count(sheets))]
  }

  private func kept(_ batch: BatchSummary) -> RowCounts { batch.end.kept(batch.counts) }

  private func batchTable(_ batches: [BatchSummary]) -> Markup {
    dataTable(
      caption: say("Các lần nhập", "Import runs"),
      columns: [
        .number(say("Lần", "Run")), .name(say("Ngày", "Day")), .number(say("Số tệp", "Files")),
        .number(say("Đọc", "Read")), .number(say("Mới", "New")), .number(say("Đổi", "Changed")),
        .number(say("Như cũ", "Unchanged")), .number(say("Từ chối", "Refused")),
        .number(say("Bỏ qua", "Skipped")), .name(say("Kết thúc", "End")),
      ],
      rows: batches.map { batch in
        [
          cell(Int(batch.id)), cell(batch.runs.first.map { numbers.day($0.startedOn) } ?? ""),
          cell(batch.files.count),
          cell(batch.counts.read), cell(kept(batch).new), cell(kept(batch).changed),
          cell(kept(batch).unchanged), cell(batch.counts.refused), cell(batch.counts.skipped),
          cell(ReportWords.end(batch.end)[language]),
        ]
      })
  }

  /// The files of each run by name; folders are the importer's own affair.
  private func fileLists(_ batches: [BatchSummary]) -> [Markup] {
    batches.flatMap { batch in
      [
        Markup.tag(
          "h3", text: say("Tệp của lần nhập \(batch.id)", "Files of import run \(batch.id)")),
        Markup.tag("ul", ["class": "files"]) {
          batch.files.map { file in
            Markup.tag("li") {
              Markup.text(file.baseName + " ")
              Markup.tag("small", ["class": "digest"], text: String(file.digest.hex.prefix(12)))
            }
          }
        },
      ]
    }
  }

  private var quotaNotes: [Markup] {
    let below = report.progress.filter { $0.target != nil && $0.missing > 0 }
    let over = report.progress.filter { $0.overTarget > 0 }
    let lists: [(String, [String])] = [
      (
        say("Dưới chỉ tiêu", "Below target"),
        below.map { unit in
          name(of: unit.unit) + (missing(of: unit).map { " (−\(numbers.count($0)))" } ?? "")
        }
      ),
      (
        say("Vượt chỉ tiêu", "Over target"),
        over.map { "\(name(of: $0.unit)) (+\(numbers.count($0.overTarget)))" }
      ),
    ]
    return [facts(lists.filter { !$0.1.isEmpty }.map { ($0.0, $0.1.joined(separator: "; ")) })]
  }

  private var problemList: [Markup] {
    guard !table.problems.isEmpty else {
      return [.tag("p", text: say("Không có lưu ý nào khác.", "There are no other notes."))]
    }
    return [
      .tag("h3", text: say("Lưu ý khi tính", "Notes of the calculation")),
      .tag("ul") {
        table.problems.map { problem in
          Markup.tag("li") {
            Markup.tag("strong", text: ReportWords.severity(problem.severity)[language])
            Markup.text(": " + report.messages.line(for: problem, in: language))
          }
        }
      },
    ]
  }
}

extension ImportedFile {
  /// Name without the folders before it.
  var baseName: String {
    let read = mended ?? name
    return read.split(separator: "/").last.map(String.init) ?? read
  }
}
