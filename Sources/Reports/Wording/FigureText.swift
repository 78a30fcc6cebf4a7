import Findings
import Rules
import Satisfaction

/// Figures of an index table in words: the value, or why there is none.
struct FigureText {
  let table: IndexTable
  let language: Language
  let numbers: NumberText

  init(_ table: IndexTable, language: Language) {
    self.table = table
    self.language = language
    numbers = NumberText(language: language, rounding: table.method.rounding)
  }

  /// A text of this program in the language chosen.
  func say(_ vi: String, _ en: String) -> String { LocalizedText(vi: vi, en: en)[language] }

  /// The warning over figures of simulated data.
  var simulated: String {
    say("SỐ LIỆU MÔ PHỎNG – KHÔNG PHẢI KẾT QUẢ THẬT", "SIMULATED DATA – NOT REAL RESULTS")
  }

  /// Why a figure is not shown.
  func hiddenReason(_ estimate: NodeEstimate?) -> String {
    ReportWords.hidden(estimate?.suppressed, minimum: table.method.minimumToShow)[language]
  }

  /// Why a unit is not ranked.
  func rankReason(_ unit: UnitIndex) -> String {
    ReportWords.hidden(unit.rankReason, minimum: table.method.minimumToRank)[language]
  }
}

extension NodeEstimate {
  /// The value where it may be shown.
  var shown: Percent? {
    guard suppressed == nil, let estimate, estimate.fraction.isFinite else { return nil }
    return estimate
  }
}
