import Findings
import Rules

extension RoundingRule {
  /// How figures are rounded, in words.
  var label: LocalizedText {
    switch tie {
    case .halfUp:
      LocalizedText(
        vi: "\(decimals) chữ số thập phân, nửa làm tròn lên",
        en: "\(decimals) decimals, halves upwards")
    case .halfEven:
      LocalizedText(
        vi: "\(decimals) chữ số thập phân, nửa làm tròn về số chẵn",
        en: "\(decimals) decimals, halves to the even digit")
    }
  }
}

extension ResponseValidityRule {
  /// What a response must have to count, in words.
  var label: LocalizedText {
    let share = OutlineWord.percent(minimumAnsweredShare)
    let isOfRatings = roles == [.satisfaction]
    let required = requiredItems.joined(separator: ", ")
    return LocalizedText(
      vi: "trả lời ít nhất \(share[.vi]) số câu "
        + (isOfRatings ? "mức độ hài lòng được hỏi" : "được tính")
        + (required.isEmpty ? "" : "; bắt buộc: \(required)"),
      en: "at least \(share[.en]) of the "
        + (isOfRatings ? "satisfaction items asked" : "items that count") + " answered"
        + (required.isEmpty ? "" : "; required: \(required)"))
  }
}

extension IndexMethod {
  /// From how many persons and responses on there are figures and ranks.
  var minimums: LocalizedText {
    LocalizedText(
      vi: "\(minimumToShow) người trả lời để hiện số, \(minimumToRank) phiếu hợp lệ để xếp hạng",
      en: "\(minimumToShow) respondents to show a figure, \(minimumToRank) valid responses to rank")
  }
}

extension BlockAggregation {
  /// How the value of a block comes about, in words.
  var label: LocalizedText {
    switch self {
    case .meanOfUnits: LocalizedText(vi: "trung bình các đơn vị", en: "mean of units")
    case .pooled: LocalizedText(vi: "gộp mọi phiếu", en: "all responses together")
    }
  }
}

extension OutlineWord {
  /// `97,5 %` of 0.975.
  static func percent(_ share: Double) -> LocalizedText {
    let number = "\(RoundingRule(decimals: 3).round(share * 100))"
    return LocalizedText(vi: number.replacing(".", with: ",") + " %", en: number + "%")
  }

  /// `25 %, 75 %` of 0.25 and 0.75.
  static func list(_ shares: [Double], _ language: Language) -> String {
    shares.map { percent($0)[language] }.joined(separator: ", ")
  }
}
