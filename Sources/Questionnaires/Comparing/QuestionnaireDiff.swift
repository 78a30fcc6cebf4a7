import Findings
import Rules

/// What differs between two versions (khác biệt giữa hai phiên bản).
public enum QuestionnaireDiff {
  /// Differences of two questionnaires: removed items, then the new version in print order.
  public static func diff(_ old: Questionnaire, _ new: Questionnaire) -> [DefinitionChange] {
    let removed = old.items.filter { new.item($0.id) == nil }
      .map { DefinitionChange(.itemRemoved, $0.id, before: $0.text.vi) }
    let kept = new.items.flatMap { item in
      old.item(item.id).map { changes($0, item) }
        ?? [DefinitionChange(.itemAdded, item.id, after: item.text.vi)]
    }
    return head(old, new) + removed + kept + moved(old, new) + sections(old, new)
      + validity(old.validity, new.validity) + sources(old.sources, new.sources)
      + marks(old.unverified, new.unverified)
  }

  private static func head(_ old: Questionnaire, _ new: Questionnaire) -> [DefinitionChange] {
    [text(.titleChanged, new.id, old.title, new.title)].compactMap(\.self)
  }

  /// Sections by id: new and former ones, headings, and order among those kept.
  private static func sections(_ old: Questionnaire, _ new: Questionnaire) -> [DefinitionChange] {
    let before = Dictionary(old.sections.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let after = Set(new.sections.map(\.id))
    let removed = old.sections.filter { !after.contains($0.id) }
      .map { DefinitionChange(.sectionRemoved, $0.id, before: $0.title.vi) }
    let kept = new.sections.compactMap { section in
      before[section.id].map { text(.sectionRetitled, section.id, $0.title, section.title) }
        ?? DefinitionChange(.sectionAdded, section.id, after: section.title.vi)
    }
    let order = order("sections", old.sections.map(\.id), new.sections.map(\.id))
    return removed + kept + [order].compactMap(\.self)
  }

  private static func changes(_ old: Item, _ new: Item) -> [DefinitionChange] {
    let attributes = [
      changed(.kindChanged, new.id, old.kind.rawValue, new.kind.rawValue),
      text(.textChanged, new.id, old.text, new.text),
      changed(.roleChanged, new.id, old.role.rawValue, new.role.rawValue),
      changed(.requiredChanged, new.id, "\(old.isRequired)", "\(new.isRequired)"),
      changed(.relevantChanged, new.id, old.relevant?.source, new.relevant?.source),
      changed(.constraintChanged, new.id, old.constraint?.source, new.constraint?.source),
      changed(.rangeChanged, new.id, old.range?.written, new.range?.written),
      changed(.missingCodesChanged, new.id, old.missingCodes.written, new.missingCodes.written),
      text(
        .constraintMessageChanged, new.id, old.constraintMessage ?? LocalizedText(vi: ""),
        new.constraintMessage ?? LocalizedText(vi: "")),
      changed(
        .aliasesChanged, new.id, old.aliases.joined(separator: "; "),
        new.aliases.joined(separator: "; ")),
    ]
    return attributes.compactMap(\.self) + OptionDiff(old, new).changes
  }

  /// Items that stand in another section, or that others overtook. The longest run of items that
  /// kept their order counts as unmoved.
  private static func moved(_ old: Questionnaire, _ new: Questionnaire) -> [DefinitionChange] {
    let common = new.items.map(\.id).filter { old.item($0) != nil }
    let unmoved = LongestRun.of(common.compactMap { old.slot(of: $0) })
    return common.compactMap { id in
      let before = old.section(of: id)
      let after = new.section(of: id)
      guard before != after || !unmoved.contains(old.slot(of: id) ?? -1) else { return nil }
      return DefinitionChange(.itemMoved, id, before: before, after: after)
    }
  }
}

extension QuestionnaireDiff {
  static func changed(
    _ kind: DefinitionChange.Kind, _ subject: String, _ old: String?, _ new: String?
  ) -> DefinitionChange? {
    old == new ? nil : DefinitionChange(kind, subject, before: old, after: new)
  }

  /// A change in the order of those that both have.
  static func order(_ subject: String, _ old: [String], _ new: [String]) -> DefinitionChange? {
    changed(
      .orderChanged, subject, old.filter(new.contains).joined(separator: ", "),
      new.filter(old.contains).joined(separator: ", "))
  }

  /// A change of a text; of the English one where the Vietnamese one is the same.
  static func text(
    _ kind: DefinitionChange.Kind, _ subject: String, _ old: LocalizedText, _ new: LocalizedText
  ) -> DefinitionChange? {
    changed(kind, subject, old.vi, new.vi) ?? changed(kind, subject, old.en, new.en)
  }

  static func sources(_ old: [LegalSource], _ new: [LegalSource]) -> [DefinitionChange] {
    [
      changed(
        .sourcesChanged, "sources", old.map(\.written).joined(separator: "; "),
        new.map(\.written).joined(separator: "; "))
    ].compactMap(\.self)
  }

  static func validity(_ old: Validity, _ new: Validity) -> [DefinitionChange] {
    [changed(.validityChanged, "validity", old.written, new.written)].compactMap(\.self)
  }

  static func marks(_ old: [UnverifiedMark], _ new: [UnverifiedMark]) -> [DefinitionChange] {
    let before = Dictionary(old.map { ($0.subject, $0.reason) }, uniquingKeysWith: { $1 })
    let after = Dictionary(new.map { ($0.subject, $0.reason) }, uniquingKeysWith: { $1 })
    return Set(before.keys).union(after.keys).sorted().compactMap { subject in
      changed(.unverifiedChanged, subject, before[subject]?.vi, after[subject]?.vi)
        ?? changed(.unverifiedChanged, subject, before[subject]?.en, after[subject]?.en)
    }
  }
}

/// Differences of the options of one item.
private struct OptionDiff {
  let changes: [DefinitionChange]

  init(_ old: Item, _ new: Item) {
    let before = OptionDiff.labels(old)
    let after = OptionDiff.labels(new)
    let removed = old.options.filter { after[$0.code] == nil }
      .map { DefinitionChange(.optionRemoved, "\(new.id)=\($0.code)", before: $0.label.vi) }
    let kept = new.options.compactMap { option in
      OptionDiff.change(option, new.id, before: before[option.code], allBefore: old.options)
    }
    let order = QuestionnaireDiff.order(
      new.id, old.options.map(\.code), new.options.map(\.code))
    changes = removed + kept + [order].compactMap(\.self) + OptionDiff.aliases(old, new)
  }

  /// Other spellings of the options that both have.
  private static func aliases(_ old: Item, _ new: Item) -> [DefinitionChange] {
    new.options.compactMap { option in
      guard let before = old.options.first(where: { $0.code == option.code }) else { return nil }
      return QuestionnaireDiff.changed(
        .aliasesChanged, "\(new.id)=\(option.code)", before.aliases.joined(separator: "; "),
        option.aliases.joined(separator: "; "))
    }
  }

  private static func labels(_ item: Item) -> [String: LocalizedText] {
    Dictionary(item.options.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
  }

  /// A code that took over the label of another code means something else now; a label nobody had
  /// before is a new wording.
  private static func change(
    _ option: Option, _ item: String, before: LocalizedText?, allBefore: [Option]
  ) -> DefinitionChange? {
    let subject = "\(item)=\(option.code)"
    guard let before else {
      return DefinitionChange(.optionAdded, subject, after: option.label.vi)
    }
    let isTaken = allBefore.contains {
      $0.code != option.code && $0.label.vi == option.label.vi && before.vi != option.label.vi
    }
    return QuestionnaireDiff.text(
      isTaken ? .codeChangedMeaning : .optionRelabelled, subject, before, option.label)
  }
}

extension Questionnaire {
  fileprivate func section(of item: String) -> String? {
    sections.first { $0.itemIDs.contains(item) }?.id
  }
}

extension LegalSource {
  fileprivate var written: String {
    [number, date?.description, article, title].compactMap(\.self).joined(separator: ", ")
  }
}

extension ClosedRange<Double> {
  fileprivate var written: String { "\(lowerBound)–\(upperBound)" }
}

extension [MissingCode] {
  fileprivate var written: String {
    map {
      "\($0.code)=\($0.reason.rawValue) \($0.label.vi)" + ($0.label.en.map { " / \($0)" } ?? "")
    }.joined(separator: ", ")
  }
}

/// The longest run of a list that rises.
private enum LongestRun {
  static func of(_ values: [Int]) -> Set<Int> {
    var best: [[Int]] = []
    for value in values {
      let before = best.filter { ($0.last ?? -1) < value }.max { $0.count < $1.count } ?? []
      best.append(before + [value])
    }
    return Set(best.max { $0.count < $1.count } ?? [])
  }
}
