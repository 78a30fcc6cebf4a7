import Findings

/// One difference between two versions of a questionnaire or of a method.
public struct DefinitionChange: Hashable, Sendable, Codable {
  /// What changed.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case itemAdded, itemRemoved, itemMoved, textChanged, kindChanged
    case roleChanged, requiredChanged, relevantChanged, constraintChanged, rangeChanged
    case titleChanged, sourcesChanged, orderChanged, aliasesChanged, constraintMessageChanged
    case sectionAdded, sectionRemoved, sectionRetitled
    case optionAdded, optionRemoved, optionRelabelled, codeChangedMeaning, missingCodesChanged
    case nodeAdded, nodeRemoved, nodeMoved, nodeRelabelled, levelChanged, aggregationChanged
    case satisfiedChanged, questionnaireChanged
    case informationalChanged, denominatorChanged, roundingChanged, confidenceChanged
    case minimumChanged, blocksChanged, responseValidityChanged, overTargetChanged
    case validityChanged, unverifiedChanged
  }

  /// What changed.
  public var kind: Kind
  /// Item, option (`A1=4`), node or key it happened to.
  public var subject: String
  /// As it was; nil where it is new.
  public var before: String?
  /// As it is; nil where it is gone.
  public var after: String?

  /// A difference.
  public init(_ kind: Kind, _ subject: String, before: String? = nil, after: String? = nil) {
    self.kind = kind
    self.subject = subject
    self.before = before
    self.after = after
  }

  /// Whether answers or figures of the two versions can no longer be laid side by side under the
  /// same id.
  public var isBreaking: Bool {
    switch kind {
    case .kindChanged, .codeChangedMeaning: true
    default: false
    }
  }

  /// The difference in one line: `đổi lời câu hỏi A1: «…» → «…»`.
  public func text(in language: Language) -> String {
    var text = kind.label[language] + " " + subject
    switch (before, after) {
    case (let before?, let after?) where before == after: text += ": «\(after)»"
    case (let before?, let after?): text += ": «\(before)» → «\(after)»"
    case (let value?, nil), (nil, let value?): text += ": «\(value)»"
    case (nil, nil): break
    }
    let warning = LocalizedText(
      vi: " — KHÔNG so sánh được với phiên bản cũ", en: " — NOT comparable with the old version")
    return isBreaking ? text + warning[language] : text
  }
}

extension Sequence<DefinitionChange> {
  /// All differences, one a line; a sentence where there are none.
  public func text(in language: Language) -> String {
    let lines = map { $0.text(in: language) }
    guard lines.isEmpty else { return lines.joined(separator: "\n") }
    return LocalizedText(vi: "Không có khác biệt.", en: "No differences.")[language]
  }
}

extension DefinitionChange.Kind {
  /// What changed, in words.
  public var label: LocalizedText {
    switch self {
    case .itemAdded: LocalizedText(vi: "thêm câu", en: "item added")
    case .itemRemoved: LocalizedText(vi: "bỏ câu", en: "item removed")
    case .itemMoved: LocalizedText(vi: "chuyển chỗ câu", en: "item moved")
    case .textChanged: LocalizedText(vi: "đổi lời câu", en: "text changed of")
    case .kindChanged: LocalizedText(vi: "đổi loại câu", en: "kind changed of")
    case .roleChanged: LocalizedText(vi: "đổi vai trò câu", en: "role changed of")
    case .requiredChanged: LocalizedText(vi: "đổi tính bắt buộc của câu", en: "required changed of")
    case .relevantChanged: LocalizedText(vi: "đổi điều kiện hỏi câu", en: "relevant changed of")
    case .constraintChanged: LocalizedText(vi: "đổi ràng buộc câu", en: "constraint changed of")
    case .rangeChanged: LocalizedText(vi: "đổi khoảng số của câu", en: "range changed of")
    case .optionAdded: LocalizedText(vi: "thêm phương án", en: "option added")
    case .optionRemoved: LocalizedText(vi: "bỏ phương án", en: "option removed")
    case .optionRelabelled:
      LocalizedText(
        vi: "đổi nhãn phương án (xem mã còn cùng nghĩa không)",
        en: "option relabelled (see that the code still means the same)")
    case .codeChangedMeaning: LocalizedText(vi: "đổi nghĩa mã", en: "code changed meaning")
    case .missingCodesChanged:
      LocalizedText(vi: "đổi mã không trả lời của câu", en: "missing codes changed of")
    case .titleChanged: LocalizedText(vi: "đổi tên", en: "title changed of")
    case .sourcesChanged: LocalizedText(vi: "đổi căn cứ", en: "changed:")
    case .orderChanged: LocalizedText(vi: "đổi thứ tự trong", en: "order changed in")
    case .aliasesChanged: LocalizedText(vi: "đổi cách viết khác của", en: "aliases changed of")
    case .constraintMessageChanged:
      LocalizedText(vi: "đổi lời báo sai của câu", en: "constraint message changed of")
    case .sectionAdded: LocalizedText(vi: "thêm phần", en: "section added")
    case .sectionRemoved: LocalizedText(vi: "bỏ phần", en: "section removed")
    case .sectionRetitled: LocalizedText(vi: "đổi tên phần", en: "section retitled")
    case .nodeAdded, .nodeRemoved, .nodeMoved, .nodeRelabelled, .levelChanged,
      .aggregationChanged, .satisfiedChanged, .questionnaireChanged, .informationalChanged,
      .denominatorChanged, .roundingChanged, .confidenceChanged,
      .minimumChanged, .blocksChanged, .responseValidityChanged, .overTargetChanged,
      .validityChanged, .unverifiedChanged:
      methodLabel
    }
  }

  private var methodLabel: LocalizedText {
    switch self {
    case .nodeAdded: LocalizedText(vi: "thêm mục", en: "node added")
    case .nodeRemoved: LocalizedText(vi: "bỏ mục", en: "node removed")
    case .nodeMoved: LocalizedText(vi: "chuyển mục sang mục cha khác", en: "node moved")
    case .nodeRelabelled: LocalizedText(vi: "đổi tên mục", en: "node relabelled")
    case .levelChanged: LocalizedText(vi: "đổi cấp của mục", en: "level changed of")
    case .questionnaireChanged: LocalizedText(vi: "đổi mẫu phiếu", en: "changed:")
    case .aggregationChanged: LocalizedText(vi: "đổi cách tính mục", en: "aggregation changed of")
    case .satisfiedChanged:
      LocalizedText(vi: "đổi mã hài lòng của", en: "satisfied codes changed of")
    case .informationalChanged:
      LocalizedText(vi: "đổi việc tính vào mục cha của", en: "entering its parent changed of")
    case .denominatorChanged: LocalizedText(vi: "đổi mẫu số", en: "changed:")
    case .roundingChanged: LocalizedText(vi: "đổi cách làm tròn", en: "changed:")
    case .confidenceChanged: LocalizedText(vi: "đổi độ tin cậy", en: "changed:")
    case .minimumChanged: LocalizedText(vi: "đổi ngưỡng tối thiểu", en: "changed:")
    case .blocksChanged: LocalizedText(vi: "đổi khối xếp hạng", en: "changed: block")
    case .responseValidityChanged: LocalizedText(vi: "đổi quy định phiếu hợp lệ", en: "changed:")
    case .overTargetChanged: LocalizedText(vi: "đổi quy định phiếu vượt chỉ tiêu", en: "changed:")
    case .validityChanged: LocalizedText(vi: "đổi thời gian áp dụng", en: "changed:")
    default: LocalizedText(vi: "đổi dấu chưa kiểm chứng của", en: "unverified mark changed of")
    }
  }
}
