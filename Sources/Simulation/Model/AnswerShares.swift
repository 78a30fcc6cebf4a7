/// How often options are chosen and items left out, where no satisfaction explains it.
public struct AnswerShares: Sendable, Hashable {
  /// Weights of the options in option order, by item id; used where there are as many as options.
  public var options: [String: [Double]]
  /// Share of answers that are one of the item's missing codes.
  public var missingCode: Double
  /// Share of items left blank that may be.
  public var blank: Double
  /// Share of text items that are filled in.
  public var text: Double

  /// Shares between 0 and 1; the weights of options need not add up to anything.
  public init(options: [String: [Double]], missingCode: Double, blank: Double, text: Double) {
    self.options = options
    self.missingCode = missingCode
    self.blank = blank
    self.text = text
  }

  /// Shares that look like a provincial survey: most come themselves, in person or by the portal,
  /// one in ten has sent a complaint or proposal (phản ánh, kiến nghị).
  public static let usual = AnswerShares(
    options: [
      "gender": [0.47, 0.53],
      "ageGroup": [0.14, 0.27, 0.30, 0.19, 0.10],
      "channel": [0.55, 0.38, 0.07],
      "complained": [0.12, 0.88],
      "PH": [0.93, 0.05, 0.02],
      "DT": [0.02, 0.98],
      "DL": [0.72, 0.20, 0.08],
    ],
    missingCode: 0.012, blank: 0.006, text: 0.22)

  /// Weights of the options of an item: those set for it, else falling from the first option on.
  func weights(ofItem id: String, optionCount: Int) -> [Double] {
    if let set = options[id], set.count == optionCount { return set }
    return (0..<optionCount).map { 1 / Double($0 + 2) }
  }
}
