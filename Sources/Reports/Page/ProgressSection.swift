import Findings
import Sampling

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
          Markup.tag("small", text: say("ngoài kế hoạch", "not in the plan"))
        }
      },
      cell(unit.target), cell(unit.received), cell(unit.valid), cell(unit.missing),
      cell(unit.overTarget), cell(unit.outOfQuota),
    ]
  }

  private func fillKey(_ unit: UnitProgress) -> String {
    guard let target = unit.target, target > 0 else { return "" }
    return "\(Double(unit.valid) / Double(target))"
  }

  /// Cells of all units together.
  private var cellTable: [Markup] {
    let cells = filledCells
    guard !cells.isEmpty else { return [] }
    return [
      dataTable(
        caption: say("Các ô chỉ tiêu, mọi đơn vị", "Quota cells, all units"),
        columns: [
          .name(say("Ô chỉ tiêu", "Cell")), .number(say("Chỉ tiêu", "Target")),
          .number(say("Hợp lệ", "Valid")),
          .number(say("Còn thiếu (cộng từng đơn vị)", "Missing (summed over units)")),
        ],
        rows: cells.map { cell in
          [
            rowHead(cellLabel(cell.code)), self.cell(cell.target), self.cell(cell.valid),
            self.cell(cell.missing),
          ]
        })
    ]
  }

  /// Cells with their sums, in order of first appearance.
  var filledCells: [(code: String, target: Int, valid: Int, missing: Int)] {
    var order: [String] = []
    var sums: [String: (target: Int, valid: Int, missing: Int)] = [:]
    for cell in report.progress.flatMap(\.cells) {
      if sums[cell.cell] == nil { order.append(cell.cell) }
      let sum = sums[cell.cell] ?? (0, 0, 0)
      sums[cell.cell] = (
        sum.target + cell.target, sum.valid + cell.valid,
        sum.missing + max(0, cell.target - cell.valid)
      )
    }
    return order.compactMap { code in
      sums[code].map { (code, $0.target, $0.valid, $0.missing) }
    }
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
