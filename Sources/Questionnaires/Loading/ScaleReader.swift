import Findings
import Rules

/// Answers that several items share (thang trả lời), declared once under `scales`.
struct Scale {
  var options: [Option]
  var missing: [MissingCode]
}

/// Reads the scales of a questionnaire and checks that codes and labels tell answers apart.
struct ScaleReader {
  /// `{name: {options: […], missing: […]}}`.
  static func scales(of node: DefinitionNode?) -> [String: Scale] {
    guard let entries = node?.freeMapping()?.entries else { return [:] }
    return entries.reduce(into: [:]) { scales, entry in
      scales[entry.key] = scale(entry)
    }
  }

  /// Codes that are no answer: `[{code:, label:, reason:}]`.
  static func missingCodes(of node: DefinitionNode?) -> [MissingCode] {
    node?.elements { node in
      let mapping = node.mapping(
        ["code", "label", "reason"], required: ["code", "label", "reason"])
      let code = mapping?["code"]?.text()
      let label = mapping?["label"]?.bilingualText()
      let reason = mapping?["reason"]?.choice(MissingReason.self)
      guard let code, let label, let reason else { return nil }
      return MissingCode(code: code, label: label, reason: reason)
    } ?? []
  }

  private static func scale(_ entry: DefinitionMapping.Entry) -> Scale? {
    guard let mapping = entry.value.mapping(["options", "missing"], required: ["options"]) else {
      return nil
    }
    let options = mapping["options"]?.elements(option) ?? []
    let missing = missingCodes(of: mapping["missing"])
    let scale = Scale(options: options, missing: missing)
    checkCount(scale, entry)
    checkCodes(scale, mapping, entry.key)
    checkLabels(scale, entry.keyNode)
    return scale
  }

  private static func option(_ node: DefinitionNode) -> Option? {
    let mapping = node.mapping(["code", "label", "aliases"], required: ["code", "label"])
    let code = mapping?["code"]?.text()
    let label = mapping?["label"]?.bilingualText()
    let aliases = mapping?["aliases"]?.texts() ?? []
    guard let code, let label else { return nil }
    return Option(code: code, label: label, aliases: aliases)
  }

  private static func checkCount(_ scale: Scale, _ entry: DefinitionMapping.Entry) {
    let facts = [
      "scale": entry.key, "count": "\(scale.options.count)", "limit": "\(AnswerByte.maxOptions)",
    ]
    if scale.options.count > AnswerByte.maxOptions {
      entry.keyNode.report(QuestionnaireFault.tooManyOptions, facts)
    }
    if scale.options.count < 2 { entry.keyNode.report(QuestionnaireFault.tooFewOptions, facts) }
  }

  private static func checkCodes(_ scale: Scale, _ mapping: DefinitionMapping, _ name: String) {
    let optionCodes = Set(scale.options.map(\.code))
    reportTwice(scale.options.map(\.code), at: mapping["options"], name)
    reportTwice(scale.missing.map(\.code), at: mapping["missing"], name)
    for code in scale.missing.map(\.code) where optionCodes.contains(code) {
      mapping["missing"]?.report(
        QuestionnaireFault.missingCodeIsOption, ["value": code, "scale": name])
    }
  }

  private static func reportTwice(_ codes: [String], at node: DefinitionNode?, _ scale: String) {
    var seen: Set<String> = []
    for code in codes where !seen.insert(code).inserted {
      node?.report(QuestionnaireFault.duplicateCode, ["value": code, "scale": scale])
    }
  }

  /// Files may carry labels for codes, so every spelling must lead to one code.
  private static func checkLabels(_ scale: Scale, _ node: DefinitionNode) {
    var codes: [String: String] = [:]
    let spellings =
      scale.options.map { ($0.code, [$0.label.vi, $0.label.en].compactMap(\.self) + $0.aliases) }
      + scale.missing.map { ($0.code, [$0.label.vi, $0.label.en].compactMap(\.self)) }
    for (code, labels) in spellings {
      for label in labels {
        let first = codes.updateValue(code, forKey: label.lowercased())
        if let first, first != code {
          node.report(
            QuestionnaireFault.ambiguousLabel, ["value": label, "first": first, "second": code])
        }
      }
    }
  }
}
