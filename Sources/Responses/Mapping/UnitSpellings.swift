import Agencies
import Findings
import Rules

/// Reads the part of a mapping file that says which unit a spelling means.
enum UnitSpellings {
  /// Codes by spelling. What cannot be meant is reported at its line and left out.
  static func read(_ node: DefinitionNode, _ units: UnitMatcher) -> [String: String] {
    var codes: [String: String] = [:]
    for entry in node.freeMapping()?.entries ?? [] {
      guard let code = code(of: entry, units) else { continue }
      let earlier = codes.first { UnitMatcher.isSame($0.key, entry.key) && $0.value != code }
      if let earlier {
        entry.keyNode.report(
          ResponseFault.spellingTwice, ["value": entry.key, "other": earlier.key])
      } else {
        codes[entry.key] = code
      }
    }
    return codes
  }

  /// The code of an entry, where it is one and the spelling does not name another unit by itself.
  private static func code(
    of entry: DefinitionMapping.Entry, _ units: UnitMatcher
  ) -> String? {
    guard let code = entry.value.text() else { return nil }
    guard units.unit(code: code) != nil else {
      let near = suggestion(for: code, units)
      entry.value.report(ResponseFault.unknownSpelledUnit, ["value": code, "suggestion": near])
      return nil
    }
    if case .found(let unit, _) = units.match(entry.key), unit.code != code {
      entry.keyNode.report(
        ResponseFault.spellingIsName,
        ["value": entry.key, "unit": unit.name, "code": unit.code, "other": code])
      return nil
    }
    return code
  }

  /// Units that the text in place of a code may mean.
  private static func suggestion(for text: String, _ units: UnitMatcher) -> String {
    let meant: [AdministrativeUnit]
    switch units.match(text) {
    case .found(let unit, _): meant = [unit]
    case .ambiguous(let several): meant = several
    case .refused(let candidates): meant = candidates.filter(units.isEligible)
    }
    let names = meant.map { "\($0.name) (\($0.code))" }.joined(separator: "; ")
    return names.isEmpty ? "" : " → \(names)?"
  }
}
