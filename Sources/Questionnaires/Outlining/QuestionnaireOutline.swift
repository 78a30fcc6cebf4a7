import Findings
import Rules

/// A questionnaire as people read it on a terminal: sections, items, answers with codes, marks.
public enum QuestionnaireOutline {
  /// The whole questionnaire, a line for each item and answer.
  public static func text(of questionnaire: Questionnaire, in language: Language) -> String {
    var lines = OutlineHead.lines(
      id: questionnaire.id, version: questionnaire.version, title: questionnaire.title,
      sources: questionnaire.sources, validity: questionnaire.validity, language)
    let marks = MarkedSubjects(questionnaire.unverified, language)
    for section in questionnaire.sections {
      lines += ["", section.title[language] + marks.sign(of: section.id)]
      for item in section.itemIDs.compactMap(questionnaire.item) {
        lines += self.lines(of: item, marks, language)
      }
    }
    return (lines + marks.lines).joined(separator: "\n") + "\n"
  }

  private static func lines(
    of item: Item, _ marks: MarkedSubjects, _ language: Language
  ) -> [String] {
    var notes = [item.kind.label[language]]
    if item.isRequired { notes.append(OutlineWord.required[language]) }
    if let range = item.range { notes.append("\(range.lowerBound)–\(range.upperBound)") }
    var lines = [
      "  \(item.id)  \(item.text[language]) [\(notes.joined(separator: ", "))]"
        + marks.sign(of: item.id)
    ]
    if let relevant = item.relevant {
      lines.append("      \(OutlineWord.relevant[language]): \(relevant.source)")
    }
    if let constraint = item.constraint {
      lines.append("      \(OutlineWord.constraint[language]): \(constraint.source)")
    }
    let answers =
      item.options.map { "\($0.code) = \($0.label[language])" }
      + item.missingCodes.map { "(\($0.code) = \($0.label[language]))" }
    return answers.isEmpty ? lines : lines + ["      " + answers.joined(separator: " · ")]
  }
}

/// The first lines of an outline.
enum OutlineHead {
  static func lines(
    id: String, version: String, title: LocalizedText, sources: [LegalSource], validity: Validity,
    _ language: Language
  ) -> [String] {
    let sources = sources.map { source in
      "\(OutlineWord.source[language]): "
        + [source.number, source.date?.vietnamese, source.article, source.title]
        .compactMap(\.self).joined(separator: ", ")
    }
    let days =
      validity.from.vietnamese + " – " + (validity.to?.vietnamese ?? OutlineWord.open[language])
    return [
      title[language], "\(id), \(OutlineWord.version[language]) \(version)",
      "\(OutlineWord.validity[language]): \(days)",
    ] + sources
  }
}

/// What of a definition is unverified, with the sign that marks it in an outline.
struct MarkedSubjects {
  private let marks: [UnverifiedMark]
  private let language: Language
  private let names: [String: String]

  /// - Parameter names: what subjects are called that stand under another word in the outline.
  init(_ marks: [UnverifiedMark], _ language: Language, names: [String: String] = [:]) {
    self.marks = marks
    self.language = language
    self.names = names
  }

  /// ` (*)` where the subject is marked.
  func sign(of subject: String) -> String {
    marks.contains { $0.subject == subject } ? " (*)" : ""
  }

  /// The list of marks at the end.
  var lines: [String] {
    guard !marks.isEmpty else { return [] }
    return ["", OutlineWord.unverified[language]]
      + marks.map { "  \(names[$0.subject] ?? $0.subject): \($0.reason[language])" }
  }
}

/// Words of outlines.
enum OutlineWord {
  static let required = LocalizedText(vi: "bắt buộc", en: "required")
  static let relevant = LocalizedText(vi: "chỉ hỏi khi", en: "asked when")
  static let constraint = LocalizedText(vi: "ràng buộc", en: "constraint")
  static let source = LocalizedText(vi: "Nguồn", en: "Source")
  static let version = LocalizedText(vi: "phiên bản", en: "version")
  static let validity = LocalizedText(vi: "Áp dụng", en: "In force")
  static let open = LocalizedText(vi: "chưa xác định", en: "open")
  static let unverified = LocalizedText(
    vi: "(*) Chưa kiểm chứng với văn bản:", en: "(*) Not checked against the legal text:")
  static let informational = LocalizedText(vi: "để tham khảo", en: "for information")
  static let satisfied = LocalizedText(vi: "mã hài lòng", en: "satisfied codes")
}

extension ItemKind {
  /// The form of answer in words.
  public var label: LocalizedText {
    switch self {
    case .rating: LocalizedText(vi: "thang mức độ", en: "rating")
    case .choice: LocalizedText(vi: "chọn một", en: "one choice")
    case .multiple: LocalizedText(vi: "chọn nhiều", en: "several choices")
    case .number: LocalizedText(vi: "số", en: "number")
    case .text: LocalizedText(vi: "chữ", en: "text")
    case .date: LocalizedText(vi: "ngày", en: "day")
    }
  }
}
