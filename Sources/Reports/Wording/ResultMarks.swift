import Findings

/// What holds for every figure of a result and therefore stands above all of them.
public struct ResultMarks: Sendable, Hashable {
  /// Whether the answers were made by a program.
  public var isSimulated: Bool
  /// Imports that are not finished; the figures rest on what is in so far.
  public var unfinishedImports: [Int64]
  /// Points of method and questionnaire that could not be checked against the legal text.
  public var unverifiedRules: Int
  /// The same of the PAR criteria set.
  public var unverifiedCriteria: Int

  /// Marks; none unless given.
  public init(
    isSimulated: Bool = false, unfinishedImports: [Int64] = [], unverifiedRules: Int = 0,
    unverifiedCriteria: Int = 0
  ) {
    self.isSimulated = isSimulated
    self.unfinishedImports = unfinishedImports
    self.unverifiedRules = unverifiedRules
    self.unverifiedCriteria = unverifiedCriteria
  }
}

extension ResultMarks {
  /// That the answers are made up; nil where they are not.
  var simulated: LocalizedText? {
    guard isSimulated else { return nil }
    return LocalizedText(
      vi: "SỐ LIỆU MÔ PHỎNG – KHÔNG PHẢI KẾT QUẢ THẬT", en: "SIMULATED DATA – NOT REAL RESULTS")
  }

  /// Which imports are unfinished and what that means; nil where all are finished.
  var unfinished: LocalizedText? {
    guard !unfinishedImports.isEmpty else { return nil }
    let numbers = unfinishedImports.map { "\($0)" }.joined(separator: ", ")
    let (noun, verb) = unfinishedImports.count == 1 ? ("import", "is") : ("imports", "are")
    return LocalizedText(
      vi: "CHƯA ĐỦ SỐ LIỆU: lần nhập \(numbers) còn dở dang, các số dưới đây chỉ tính trên phần đã "
        + "nhập. Không dùng để công bố.",
      en: "INCOMPLETE: \(noun) \(numbers) \(verb) unfinished; the figures below rest on what is in "
        + "so far. Do not publish them.")
  }

  /// How much of the rules is not verified; nil where all of it is.
  var unverified: LocalizedText? {
    let parts = [
      (unverifiedRules, "của cách tính chỉ số", "of the calculation"),
      (unverifiedCriteria, "của bộ tiêu chí CCHC", "of the PAR criteria set"),
    ].filter { $0.0 > 0 }
    guard !parts.isEmpty else { return nil }
    let vietnamese = parts.map { "\($0.0) điểm \($0.1)" }.joined(separator: ", ")
    let english = parts.map { "\($0.0) \($0.0 == 1 ? "point" : "points") \($0.2)" }
    return LocalizedText(
      vi: "CHƯA ĐỐI CHIẾU với văn bản pháp lý: \(vietnamese).",
      en: "NOT VERIFIED against the legal text: \(english.joined(separator: ", ")).")
  }

  /// The lines above a result on the terminal, with an empty line after them; nothing where there is
  /// nothing to say.
  func lines(in language: Language) -> String {
    let list = LocalizedText(vi: " Danh sách: sipas report.", en: " See the list by sipas report.")
    let marks = [
      simulated?[language], unfinished?[language],
      unverified.map { $0[language] + list[language] },
    ].compactMap(\.self)
    return marks.isEmpty ? "" : marks.joined(separator: "\n") + "\n\n"
  }
}
