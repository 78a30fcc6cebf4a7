import Agencies
import Findings
import Questionnaires
import Rules
import Satisfaction

/// A report on its way to readers of one language. Sections of the page and sheets of the workbook
/// are extensions, a file each.
struct LocalizedReport {
  let report: IndexReport
  let language: Language
  let numbers: NumberText

  init(_ report: IndexReport, language: Language) {
    self.report = report
    self.language = language
    numbers = NumberText(language: language, rounding: report.table.method.rounding)
  }

  var table: IndexTable { report.table }
  var method: IndexMethod { report.table.method }

  /// What stands above all figures.
  var marks: ResultMarks {
    let batches = report.fieldwork?.batches ?? []
    return ResultMarks(
      isSimulated: report.title.isSimulated,
      unfinishedImports: batches.filter { $0.end == .open }.map(\.id),
      unverifiedRules: method.unverified.count + table.questionnaire.unverified.count,
      unverifiedCriteria: report.unverifiedCriteria.count)
  }

  /// A text of this program in the language of the report.
  func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }

  /// Name of the overall index.
  var overallLabel: String {
    table.nodes.first?.label[language] ?? say("Chỉ số chung", "Overall index")
  }

  /// `khoảng tin cậy 95 %`.
  var intervalLabel: String {
    let level = numbers.statedPercent(method.confidenceLevel)
    return say("khoảng tin cậy \(level)", "\(level) confidence interval")
  }

  /// Name of a unit by its key; the code where the table does not have it.
  func name(of unit: UnitKey) -> String {
    table.units.first { $0.unit.key == unit }?.unit.name ?? unit.code
  }

  /// How the published value of a block is made.
  func makeup(of block: BlockIndex) -> String {
    FigureText(table, language: language).makeup(of: block)
  }

  /// What intervals, ranks, rank intervals and groups mean.
  var rankNotes: [String] { FigureText(table, language: language).rankNotes }

  /// An item as tables name it: with its number on the form, which items on the respondent and the
  /// service do not have; their ids are keys of the file.
  func name(of item: Item) -> String {
    switch item.role {
    case .respondent, .service, .remark: item.text[language]
    case .perception, .satisfaction, .expectation: "\(item.id). \(item.text[language])"
    }
  }

  /// `, chưa gia quyền` where counts differ from the weighted index.
  var unweighted: String { table.isWeighted ? say(", chưa gia quyền", ", unweighted") : "" }

  /// Why a figure is not shown.
  func hiddenReason(_ estimate: NodeEstimate?) -> String {
    FigureText(table, language: language).hiddenReason(estimate)
  }

  /// What a reason is called that hides a figure.
  func hiddenReason(_ reason: Ineligibility?) -> String {
    FigureText(table, language: language).hiddenReason(reason)
  }

  /// Why a unit is not ranked.
  func rankReason(_ unit: UnitIndex) -> String {
    FigureText(table, language: language).rankReason(unit)
  }
}
