import Foundation
import Rules

/// The units that the texts of one file can mean: those of one province, of some kinds, on one day.
struct UnitScope {
  private let directory: UnitDirectory
  private let provinceName: String?
  private let day: Day
  private let candidates: UnitCandidates
  private let byCode: [String: AdministrativeUnit]
  private let byCore: [[String]: [AdministrativeUnit]]

  init(_ directory: UnitDirectory, province: String, kinds: Set<UnitKind>?, on day: Day) {
    let name = directory.unit(code: province, on: day)?.name
    let members = directory.members(ofProvince: province, on: day)
      .filter { kinds?.contains($0.kind) ?? true }
    self.directory = directory
    self.day = day
    provinceName = name
    candidates = UnitCandidates(members)
    byCode = Dictionary(members.map { ($0.code, $0) }) { first, _ in first }
    byCore = Dictionary(grouping: members) { UnitName(of: $0, provinceName: name).core }
  }

  func match(_ text: String) -> UnitMatch {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if let unit = byCode[trimmed] { return .found(unit, how: .code) }
    if let unit = restored(trimmed) { return .found(unit, how: .restoredCode) }
    let name = UnitName(trimmed, provinceName: provinceName)
    let named = byCore[name.core, default: []]
      .filter { name.kinds.isEmpty || name.kinds.contains($0.kind) }
    if named.count == 1 { return .found(named[0], how: .name) }
    guard named.isEmpty else { return .ambiguous(named) }
    return .refused(candidates: candidates.near(trimmed, name) + elsewhere(trimmed))
  }

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
