import Findings
import Rules

extension QuestionnaireOutline {
  /// A method as people read it on a terminal: the index tree, the rules beside it, the marks.
  ///
  /// - Parameter unitKinds: what the kinds of units are called that blocks name; the word of the file
  ///   where one is not given.
  public static func text(
    of method: IndexMethod, in language: Language, unitKinds: [String: LocalizedText] = [:]
  ) -> String {
    let marks = MarkedSubjects(
      method.unverified, language, names: ruleNames.mapValues { $0[language] })
    let head = OutlineHead.lines(
      id: method.id, version: method.version, title: method.title, sources: method.sources,
      validity: method.validity, language)
    let tree = lines(of: method.tree, depth: 0, marks, language)
    let lines =
      head + [""] + tree + [""] + rules(of: method, marks, language)
      + blocks(of: method, marks, language, unitKinds) + marks.lines
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
    let rules: [(key: String, text: String)] = [
      ("satisfied", method.satisfiedCodes.joined(separator: ", ")),
      ("denominator", method.denominator.label[language]),
      ("rounding", method.rounding.label[language]),
      ("confidence", OutlineWord.percent(method.confidenceLevel)[language]),
      ("minimum", method.minimums[language]),
      ("validResponse", method.responseValidity.label[language]),
      ("overTarget", method.overTarget.label[language]),
    ]
    return rules.map {
      "\(ruleNames[$0.key]?[language] ?? $0.key): \($0.text)" + marks.sign(of: $0.key)
    }
  }

  private static func blocks(
    of method: IndexMethod, _ marks: MarkedSubjects, _ language: Language,
    _ kinds: [String: LocalizedText]
  ) -> [String] {
    method.blocks.map { block in
      let units = block.unitKinds.map { kinds[$0]?[language] ?? $0 }.joined(separator: ", ")
      return "\(block.label[language]): \(units); \(block.aggregation.label[language])"
        + marks.sign(of: "blocks")
    }
  }

  /// What the rules of a method file are called, by key.
  private static let ruleNames = [
    "satisfied": OutlineWord.satisfied,
    "denominator": LocalizedText(vi: "mẫu số", en: "denominator"),
    "rounding": LocalizedText(vi: "làm tròn", en: "rounding"),
    "confidence": LocalizedText(vi: "độ tin cậy", en: "confidence"),
    "minimum": LocalizedText(vi: "tối thiểu", en: "minimum"),
    "validResponse": LocalizedText(vi: "phiếu hợp lệ", en: "valid response"),
    "overTarget": LocalizedText(vi: "phiếu vượt chỉ tiêu", en: "over target"),
    "blocks": LocalizedText(vi: "khối xếp hạng", en: "ranking blocks"),
  ]
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
        vi: "trung bình có tỷ trọng " + OutlineWord.list(shares, .vi),
        en: "mean of children with shares " + OutlineWord.list(shares, .en))
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
