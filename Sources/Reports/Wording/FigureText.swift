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

  /// How the published value of a block is made, and of how many units or responses.
  func makeup(of block: BlockIndex) -> String {
    switch block.block.aggregation {
    case .pooled:
      let responses = block.pooled.first?.responses ?? 0
      return say(
        "gộp \(numbers.count(responses)) phiếu",
        "\(numbers.counted(responses, "response")) together")
    case .meanOfUnits:
      let shown = table.units(in: block.block.id).count { $0.overall?.shown != nil }
      guard shown < block.unitCount else {
        return say(
          "trung bình cộng \(numbers.count(shown)) đơn vị",
          "simple mean of \(numbers.counted(shown, "unit"))")
      }
      return say(
        "trung bình cộng \(numbers.count(shown)) trong \(numbers.count(block.unitCount)) đơn vị",
        "simple mean of \(numbers.count(shown)) of \(numbers.counted(block.unitCount, "unit"))")
    }
  }

  private var statedLevel: String { numbers.statedPercent(table.method.confidenceLevel) }

  /// Checksums by which anybody can see whether two results were made of the same: responses, method
  /// and questionnaire.
  var evidence: [(term: String, text: String)] {
    [
      (
        say("Mã kiểm tra phiếu (SHA-256)", "Digest of the responses (SHA-256)"),
        table.inputDigest.hex
      ),
      (say("Mã kiểm tra phương pháp", "Digest of the method"), table.method.digest.hex),
      (
        say("Mã kiểm tra mẫu phiếu", "Digest of the questionnaire"),
        table.questionnaire.digest.hex
      ),
    ]
  }

  /// What intervals, ranks, rank intervals and groups mean.
  var rankNotes: [String] {
    [
      say(
        "Khoảng tin cậy \(statedLevel): chỉ một phần người dân được hỏi, nên chỉ số thật có thể ở bất "
          + "cứ đâu trong khoảng này; càng ít phiếu, khoảng càng rộng.",
        "\(statedLevel) interval: only some people were asked, so the true index may be anywhere "
          + "in it; the fewer responses, the wider it is."),
      say(
        "Hạng: xếp theo chỉ số đã làm tròn; bằng nhau thì cùng hạng.",
        "Rank: follows the rounded index; equal values share a rank."),
      say(
        "Khoảng hạng: các hạng mà dữ liệu còn để ngỏ khi so mọi đơn vị trong khối cùng lúc.",
        "Rank interval: the ranks that the data leave open when all units of the block are "
          + "compared at once."),
      say(
        "Nhóm: đánh số từ cao xuống; các đơn vị cùng nhóm không phân biệt được với đơn vị đầu nhóm.",
        "Group: numbered from the highest; its units cannot be told apart from its first one."),
    ]
  }

  /// Why a figure is not shown.
  func hiddenReason(_ estimate: NodeEstimate?) -> String {
    hiddenReason(estimate?.suppressed)
  }

  /// What a reason is called that hides a figure.
  func hiddenReason(_ reason: Ineligibility?) -> String {
    ReportWords.notShown(reason, minimum: table.method.minimumToShow)[language]
  }

  /// Why a unit is not ranked.
  func rankReason(_ unit: UnitIndex) -> String {
    ReportWords.notRanked(unit.rankReason, minimum: table.method.minimumToRank)[language]
  }
}

extension NodeEstimate {
  /// The value where it may be shown.
  var shown: Percent? {
    guard suppressed == nil, let estimate, estimate.fraction.isFinite else { return nil }
    return estimate
  }
}
