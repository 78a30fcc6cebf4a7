import Findings
import Rules

extension QuestionnaireOutline {
  /// A method as people read it on a terminal: the index tree, the rules beside it, the marks.
  public static func text(of method: IndexMethod, in language: Language) -> String {
    let marks = MarkedSubjects(method.unverified, language)
    let head = OutlineHead.lines(
      id: method.id, version: method.version, title: method.title, sources: method.sources,
      validity: method.validity, language)
    let tree = lines(of: method.tree, depth: 0, marks, language)
    let lines = head + [""] + tree + [""] + rules(of: method, marks, language) + marks.lines
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(
    of node: IndexNode, depth: Int, _ marks: MarkedSubjects, _ language: Language
  ) -> [String] {
    var notes = [node.aggregation.label[language]]
    if !node.entersParent { notes.append(OutlineWord.informational[language]) }
    if let codes = node.satisfiedCodes {
      notes.append("\(OutlineWord.satisfied[language]) \(codes.joined(separator: ", "))")
    }
    let line =
      String(repeating: "  ", count: depth) + "\(node.id)  \(node.label[language])"
      + " [\(notes.joined(separator: "; "))]" + marks.sign(of: node.id)
    return [line]
      + node.children.flatMap { self.lines(of: $0, depth: depth + 1, marks, language) }
  }

  private static func rules(
    of method: IndexMethod, _ marks: MarkedSubjects, _ language: Language
  ) -> [String] {
    let rules: [(String, LocalizedText, String)] = [
      ("satisfied", OutlineWord.satisfied, method.satisfiedCodes.joined(separator: ", ")),
      (
        "denominator", LocalizedText(vi: "mẫu số", en: "denominator"),
        method.denominator.label[language]
      ),
      ("rounding", LocalizedText(vi: "làm tròn", en: "rounding"), method.rounding.written),
      (
        "confidence", LocalizedText(vi: "độ tin cậy", en: "confidence"),
        "\(method.confidenceLevel)"
      ),
      (
        "minimum", LocalizedText(vi: "tối thiểu (công bố, xếp hạng)", en: "minimum (show, rank)"),
        "\(method.minimumToShow), \(method.minimumToRank)"
      ),
      (
        "validResponse", LocalizedText(vi: "phiếu hợp lệ", en: "valid response"),
        method.responseValidity.written
      ),
      (
        "overTarget", LocalizedText(vi: "phiếu vượt chỉ tiêu", en: "over target"),
        method.overTarget.label[language]
      ),
    ]
    return rules.map { "\($1[language]): \($2)" + marks.sign(of: $0) }
      + method.blocks.map {
        "\($0.label[language]): \($0.written)" + marks.sign(of: "blocks")
      }
  }
}

extension Aggregation {
  /// How the value comes about, in words.
  public var label: LocalizedText {
    switch self {
    case .item: LocalizedText(vi: "tỷ lệ hài lòng của câu", en: "satisfied share of the item")
    case .pooledAnswers: LocalizedText(vi: "gộp mọi câu trả lời", en: "answers pooled")
    case .meanOfItems: LocalizedText(vi: "trung bình các câu", en: "mean of items")
    case .meanOfChildren: LocalizedText(vi: "trung bình các mục con", en: "mean of children")
    case .weightedChildren(let shares):
      LocalizedText(
        vi: "trung bình có tỷ trọng \(shares)", en: "mean of children with shares \(shares)")
    case .ownItem(let id): LocalizedText(vi: "câu hỏi riêng \(id)", en: "item of its own \(id)")
    }
  }
}

extension Denominator {
  /// What a share is taken of, in words.
  public var label: LocalizedText {
    switch self {
    case .answers: LocalizedText(vi: "số câu có trả lời", en: "answers given")
    case .responses:
      LocalizedText(vi: "số phiếu hợp lệ được hỏi", en: "valid responses the item applies to")
    }
  }
}

extension OverTargetRule {
  /// What happens to responses beyond the target, in words.
  public var label: LocalizedText {
    switch self {
    case .count: LocalizedText(vi: "vẫn tính", en: "counted")
    case .exclude: LocalizedText(vi: "không tính", en: "not counted")
    }
  }
}
