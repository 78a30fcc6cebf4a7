import Foundation
import Rules

/// The units that the texts of one file can mean: those of one province, of some kinds, on one day.
struct UnitScope {
  private let directory: UnitDirectory
  private let province: String?
  private let day: Day
  private let candidates: UnitCandidates
  private let byCode: [String: AdministrativeUnit]
  /// Agencies by all words of their names, territories by those after the kind.
  private let agencies: [[String]: [AdministrativeUnit]]
  private let territories: [[String]: [AdministrativeUnit]]
  /// Units by the words of spellings that somebody said to mean them.
  private let agreed: [[String]: AdministrativeUnit]

  /// - Parameter spellings: codes by spellings that are not names; other codes are passed over.
  init(
    _ directory: UnitDirectory, province: String, kinds: Set<UnitKind>?, on day: Day,
    spellings: [String: String] = [:]
  ) {
    let name = directory.unit(code: province, on: day)?.name
    let members = directory.members(ofProvince: province, on: day)
      .filter { kinds?.contains($0.kind) ?? true }
    self.directory = directory
    self.day = day
    self.province = name
    candidates = UnitCandidates(members)
    let byCode = Dictionary(members.map { ($0.code, $0) }) { first, _ in first }
    self.byCode = byCode
    agencies = Dictionary(grouping: members.filter(\.kind.isAgency)) {
      UnitName($0.name, province: name).words
    }
    territories = Dictionary(grouping: members.filter { !$0.kind.isAgency }) {
      UnitName($0.name, province: name).core
    }
    agreed = Dictionary(
      spellings.compactMap { spelling, code in
        byCode[code].map { (NameFolding.words(of: spelling), $0) }
      }
    ) { first, _ in first }
  }

  func match(_ text: String) -> UnitMatch {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if let unit = byCode[trimmed] { return .found(unit, how: .code) }
    if let unit = restored(trimmed) { return .found(unit, how: .restoredCode) }
    let name = UnitName(trimmed, province: province)
    let named =
      agencies[name.words, default: []]
      + territories[name.core, default: []].filter { name.kinds.contains($0.kind) }
    if named.count == 1 { return .found(named[0], how: .name) }
    if let unit = agreed[NameFolding.words(of: trimmed)] { return .found(unit, how: .spelling) }
    guard named.isEmpty else { return .ambiguous(named) }
    return .refused(candidates: candidates.near(trimmed, name) + elsewhere(trimmed))
  }

  /// The unit of a code that can be meant.
  func unit(code: String) -> AdministrativeUnit? { byCode[code] }

  func contains(_ unit: AdministrativeUnit) -> Bool { byCode[unit.code]?.key == unit.key }

  private func restored(_ text: String) -> AdministrativeUnit? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return UnitKind.codeWidths.lazy
      .filter { $0 > text.utf8.count }
      .compactMap { byCode[String(repeating: "0", count: $0 - text.utf8.count) + text] }
      .first
  }

  /// What a code means outside the scope: in another province, of another kind, or before a merger.
  private func elsewhere(_ text: String) -> [AdministrativeUnit] {
    let meanings = directory.units(code: text)
    let successors = meanings.flatMap { directory.successors(of: $0.key, on: day) }
    return successors.isEmpty ? meanings : successors
  }
}
