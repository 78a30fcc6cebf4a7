import Findings

/// What stands above results on the terminal.
enum TextWarnings {
  /// Lines on simulated answers and on what is unverified, with an empty line after them; nothing
  /// where there is nothing to warn of.
  ///
  /// - Parameter unverified: how many points could not be checked against the legal text.
  static func text(isSimulated: Bool, unverified: Int = 0, in language: Language) -> String {
    var lines: [String] = []
    if isSimulated { lines.append(simulated[language]) }
    if unverified > 0 { lines.append(marks(unverified)[language]) }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n\n"
  }

  private static let simulated = LocalizedText(
    vi: "SỐ LIỆU MÔ PHỎNG – KHÔNG PHẢI KẾT QUẢ THẬT", en: "SIMULATED DATA – NOT REAL RESULTS")

  private static func marks(_ count: Int) -> LocalizedText {
    LocalizedText(
      vi: "\(count) điểm của cách tính chưa đối chiếu văn bản; xem báo cáo.",
      en: "Points of the calculation not verified against the legal text: \(count); see the "
        + "report.")
  }
}
