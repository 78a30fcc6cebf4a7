import Questionnaires
import Rules

/// Knows under which headers files carry the items of a questionnaire and the fields of a response.
struct HeaderVocabulary {
  /// What a header says.
  enum Reading: Equatable {
    /// Exactly one thing.
    case target(ColumnTarget)
    /// Several items; nobody can say which.
    case ambiguous([String])
    /// Nothing known.
    case none
  }

  private let questionnaire: Questionnaire
  private let items: [String: Set<String>]
  private let others: [String: ColumnTarget]
  private let itemsByID: [String: Item]
  private let spellingsByLength: [Int: [String]]
  /// How people write a spelling; the compared form has its tone marks moved.
  private let written: [String: String]

  init(_ questionnaire: Questionnaire) {
    self.questionnaire = questionnaire
    itemsByID = Dictionary(questionnaire.items.map { ($0.id, $0) }) { first, _ in first }
    items = HeaderVocabulary.spellings(of: questionnaire.items)
    others = HeaderVocabulary.otherSpellings()
    let headers =
      questionnaire.items.flatMap { [$0.id, $0.text.vi, $0.text[.en]] + $0.aliases }
      + ResponseField.allCases.flatMap(\.spellings)
    written = Dictionary(headers.map { (Spelling.normalised($0), $0) }) { first, _ in first }
    spellingsByLength = Dictionary(grouping: Set(items.keys).union(others.keys)) {
      $0.unicodeScalars.count
    }
  }

  /// The near miss of a header that says nothing, as a fact of a message. Only spellings of about
  /// its length are compared, so that a sheet with thousands of strange columns stays cheap.
  func suggestion(for header: String) -> String {
    let spelling = Spelling.normalised(header)
    let length = spelling.unicodeScalars.count
    let near = (length - 4...length + 4).flatMap { spellingsByLength[$0, default: []] }
    guard let found = NearMiss.suggestion(for: spelling, among: near) else { return "" }
    return NearMiss.fact(naming: written[found] ?? found)
  }

  /// What a header says, by id, text, alias, number before the text, group path or option.
  func reading(of header: String) -> Reading {
    if let lineage = LineageField(rawValue: header) { return .target(.lineage(lineage)) }
    if itemsByID[header] != nil { return .target(.item(header)) }
    if let found = known(header) { return found }
    if let found = option(header) { return found }
    if let found = numbered(header) { return found }
    return pathEnd(header) ?? .none
  }

  private func known(_ header: some StringProtocol) -> Reading? {
    let spelling = Spelling.normalised(header)
    if let ids = items[spelling] {
      guard let id = ids.first, ids.count == 1 else { return .ambiguous(ids.sorted()) }
      return .target(.item(id))
    }
    return others[spelling].map { .target($0) }
  }

  /// `A1. Mức độ …`: the number before the text is the item unless the text is another one's.
  private func numbered(_ header: String) -> Reading? {
    let head = header.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let rest = header[head.endIndex...]
    guard let mark = rest.first, ".:)-–—/ ".contains(mark),
      let id = questionnaire.items.first(where: { $0.id.lowercased() == head.lowercased() })?.id,
      mark != " " || rest.drop(while: { $0 == " " }).first.map({ "-–—:.".contains($0) }) == true
    else { return nil }
    guard case .target(.item(let other)) = known(rest), other != id else {
      return .target(.item(id))
    }
    return .ambiguous([id, other])
  }

  /// `group/name` of KoBo and `group-name` of ODK Central.
  private func pathEnd(_ header: String) -> Reading? {
    if let slash = header.lastIndex(of: "/") {
      return known(header[header.index(after: slash)...])
    }
    guard !header.contains(" "), let dash = header.lastIndex(of: "-") else { return nil }
    let id = String(header[header.index(after: dash)...])
    return itemsByID[id] == nil ? nil : .target(.item(id))
  }

  /// `Q/choice` of KoBo and Central, `Q___choice` of REDCap, `Q[choice]` of LimeSurvey.
  private func option(_ header: String) -> Reading? {
    for (head, tail) in HeaderVocabulary.splits(header) {
      let question = known(head) ?? pathEnd(String(head))
      guard case .target(.item(let id)) = question, let item = itemsByID[id],
        item.kind == .multiple, let code = HeaderVocabulary.optionCode(of: tail, in: item)
      else { continue }
      return .target(.option(item: id, code: code))
    }
    return nil
  }

  private static func splits(_ header: String) -> [(Substring, Substring)] {
    var splits: [(Substring, Substring)] = []
    for position in header.indices.reversed() where header[position] == "/" {
      splits.append((header[..<position], header[header.index(after: position)...]))
    }
    if let mark = header.firstRange(of: "___") {
      splits.append((header[..<mark.lowerBound], header[mark.upperBound...]))
    }
    if header.hasSuffix("]"), let open = header.lastIndex(of: "[") {
      splits.append((header[..<open], header[header.index(after: open)...].dropLast()))
    }
    return splits
  }

  private static func optionCode(of text: Substring, in item: Item) -> String? {
    if let exact = item.options.first(where: { $0.code == text }) { return exact.code }
    let spelling = Spelling.normalised(text)
    let matches = item.options.filter { option in
      ([option.code, option.label.vi, option.label[.en]] + option.aliases)
        .contains { Spelling.normalised($0) == spelling }
    }
    return matches.count == 1 ? matches.first?.code : nil
  }

  private static func spellings(of items: [Item]) -> [String: Set<String>] {
    var spellings: [String: Set<String>] = [:]
    for item in items {
      let texts = [item.id, item.text.vi, item.text.en].compactMap { $0 } + item.aliases
      for text in texts + texts.map({ item.id + " " + $0 }) {
        let spelling = Spelling.normalised(text)
        if !spelling.isEmpty { spellings[spelling, default: []].insert(item.id) }
      }
    }
    for item in items { spellings[Spelling.normalised(item.id)] = [item.id] }
    return spellings
  }

  private static func otherSpellings() -> [String: ColumnTarget] {
    var targets: [String: ColumnTarget] = [:]
    for header in ResponseField.ignoredHeaders { targets[Spelling.normalised(header)] = .ignored }
    let fields = ResponseField.allCases.flatMap { field in
      field.spellings.map { (header: $0, target: ColumnTarget.field(field)) }
    }
    for (header, target) in fields { targets[Spelling.normalised(header)] = target }
    let ignored = ResponseField.ignoredHeaders.map { (header: $0, target: ColumnTarget.ignored) }
    for (header, target) in fields + ignored {
      let bare = Spelling.bare(header)
      targets[bare] = targets[bare] ?? target
    }
    return targets
  }
}
