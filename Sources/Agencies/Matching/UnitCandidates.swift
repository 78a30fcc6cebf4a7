import Rules

/// Finds what somebody may have meant by a text that names no unit exactly.
struct UnitCandidates {
  private let units: [AdministrativeUnit]

  init(_ units: [AdministrativeUnit]) {
    self.units = units
  }

  /// At most five units whose code differs by case or whose name differs by the kind, by
  /// diacritics or by two letters, nearest first; empty for texts far longer than a name.
  func near(_ text: String, _ name: UnitName) -> [AdministrativeUnit] {
    guard !name.core.isEmpty, text.utf8.count <= 200 else { return [] }
    let wanted = NameFolding.bareLetters(of: name.core)
    let wantedInFull = NameFolding.bareLetters(of: NameFolding.words(of: text))
    return units.compactMap { unit -> (AdministrativeUnit, Int)? in
      if unit.code.lowercased() == text.lowercased() { return (unit, 0) }
      let own = NameFolding.bareLetters(of: UnitName(of: unit, provinceName: nil).core)
      let ownInFull = NameFolding.bareLetters(of: NameFolding.words(of: unit.name))
      let distances = [
        UnitCandidates.distance(wanted, own), UnitCandidates.distance(wantedInFull, ownInFull),
      ]
      return distances.compactMap { $0 }.min().map { (unit, $0) }
    }
    .sorted { ($0.1, $0.0.key) < ($1.1, $1.0.key) }
    .prefix(5).map(\.0)
  }

  /// Edits between two texts, nil where they are too many to be a slip.
  private static func distance(_ left: String, _ right: String) -> Int? {
    let limit = left.count <= 4 ? 1 : 2
    guard abs(left.utf8.count - right.utf8.count) <= limit else { return nil }
    let distance = NearMiss.distance(left, right)
    return distance <= limit ? distance : nil
  }
}
