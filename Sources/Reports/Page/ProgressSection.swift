import Findings
import Sampling
import Satisfaction

extension LocalizedReport {
  /// The quota board; nil where there is neither plan nor count.
  var progressSection: Markup? {
    guard !report.progress.isEmpty else { return nil }
    return section("progress", say("Tiến độ thu phiếu", "Progress of field work")) {
      dataTable(
        caption: say("Chỉ tiêu và số phiếu từng đơn vị", "Targets and responses by unit"),
        columns: progressColumns,
        rows: report.progress.enumerated().map {
          progressRow($0.element, id: "quota-\($0.offset + 1)")
        },
        isSortable: true)
      cellTable
    }
  }

  private var progressColumns: [Column] {
    [
      .name(say("Đơn vị", "Unit")), .name(say("Mức đạt", "Filled")),
      .number(say("Chỉ tiêu", "Target")), .number(say("Thu về", "Received")),
      .number(say("Hợp lệ", "Valid")), .number(say("Còn thiếu", "Missing")),
      .number(say("Vượt", "Over")), .number(say("Ngoài chỉ tiêu", "Out of quota")),
      .name(say("Trạng thái", "State")),
    ]
  }

  private func progressRow(_ unit: UnitProgress, id: String) -> [Markup] {
    let bar = unit.target.map { QuotaBar(valid: unit.valid, target: $0).drawing() }
    let name = name(of: unit.unit)
    return [
      rowHead(name),
      .tag("td", ["class": "bar", "data-value": fillKey(unit)]) {
        if let bar {
          bar.svg(
            id: id, title: name,
            description: "\(unit.valid)/\(unit.target ?? 0)")
        } else {
          Markup.text("–")
        }
      },
      cell(unit.target), cell(unit.received), cell(unit.valid),
      cell(missing(of: unit), hidden: .protectsSmallGroup), cell(unit.overTarget),
      cell(outOfQuota(of: unit), hidden: .protectsSmallGroup),
      cell(ReportWords.quotaState(unit)[language]),
    ]
  }

  private func fillKey(_ unit: UnitProgress) -> String {
    guard let target = unit.target, target > 0 else { return "" }
    return "\(Double(unit.valid) / Double(target))"
  }

  /// Cells of all units together; few persons of a kind are hidden here, unlike on the field teams'
  /// own board.
  private var cellTable: [Markup] {
    let cells = PublishedQuotaCell.cells(of: report.progress, minimum: method.minimumToShow)
    guard !cells.isEmpty else { return [] }
    return [
      dataTable(
        caption: say(
          "Ô chỉ tiêu theo \(cellItems), cộng các đơn vị chia ô",
          "Quota cells by \(cellItems), all units that have them"),
        columns: [
          .name(say("Ô chỉ tiêu", "Cell")), .number(say("Chỉ tiêu", "Target")),
          .number(say("Hợp lệ", "Valid")),
          .number(say("Còn thiếu (cộng từng đơn vị)", "Missing (summed over units)")),
        ],
        rows: cells.map { cell in
          [
            rowHead(cellLabel(cell.cell)), self.cell(cell.target),
            self.cell(cell.valid, hidden: cell.hidden),
            self.cell(cell.missing, hidden: cell.hidden),
          ]
        }, isNarrow: true)
    ]
  }

  /// `giới tính, nhóm tuổi`: what the plan makes cells of.
  private var cellItems: String {
    let ids = report.plan?.cellItems ?? []
    return ids.map { table.questionnaire.item($0)?.text[language].lowercasedFirst ?? $0 }
      .joined(separator: ", ")
  }

  /// `Nữ · 25–34 tuổi` of `2|1`; the codes where the plan's items are not known.
  func cellLabel(_ code: String) -> String {
    let codes = code.split(separator: "|", omittingEmptySubsequences: false)
    let items = report.plan?.cellItems ?? []
    return codes.enumerated().map { position, code in
      guard items.indices.contains(position) else { return String(code) }
      let option = table.questionnaire.item(items[position])?.options.first { $0.code == code }
      return option?.label[language] ?? String(code)
    }.joined(separator: " · ")
  }
}
