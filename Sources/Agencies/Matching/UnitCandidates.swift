import Rules

/// Finds what somebody may have meant by a text that names no unit exactly.
struct UnitCandidates {
  private struct Spelling {
    var unit: AdministrativeUnit
    var code: String
    var name: String
    var core: String
  }

  private let spellings: [Spelling]

  /// Candidates among some units.
  init(_ units: [AdministrativeUnit]) {
    spellings = units.map { unit in
      Spelling(
        unit: unit, code: unit.code.lowercased(),
        name: NameFolding.bareLetters(of: NameFolding.words(of: unit.name)),
        core: NameFolding.bareLetters(of: UnitName(unit.name, province: nil).core))
    }
  }

  /// At most five units whose code differs by case or whose name differs by the kind, by
  /// diacritics or by two letters, nearest first; empty for texts far longer than a name.
  func near(_ text: String, _ name: UnitName) -> [AdministrativeUnit] {
    guard !name.core.isEmpty, text.utf8.count <= 200 else { return [] }
    let code = text.lowercased()
    let whole = NameFolding.bareLetters(of: NameFolding.words(of: text))
    let core = NameFolding.bareLetters(of: name.core)
    return spellings.compactMap { spelling -> (AdministrativeUnit, Int)? in
      if spelling.code == code { return (spelling.unit, 0) }
      let distances = [
        UnitCandidates.distance(whole, spelling.name), UnitCandidates.distance(core, spelling.core),
      ]
      return distances.compactMap { $0 }.min().map { (spelling.unit, $0) }
    }
    .sorted { ($0.1, $0.0.key) < ($1.1, $1.0.key) }
    .prefix(5).map(\.0)
  }

  /// Edits between two texts, nil where they are too many to be a slip.
  private static func distance(_ left: String, _ right: String) -> Int? {
    let limit = left.utf8.count <= 4 ? 1 : 2
    guard abs(left.utf8.count - right.utf8.count) <= limit,
      differingLetters(left, right) <= 2 * limit
    else { return nil }
    let distance = NearMiss.distance(left, right)
    return distance <= limit ? distance : nil
  }

  /// Letters one text has and the other lacks, place disregarded: two for every replacement at
  /// most, so that most texts need no closer look.
  private static func differingLetters(_ left: String, _ right: String) -> Int {
    var surplus = [Int8](repeating: 0, count: 256)
    for byte in left.utf8 { surplus[Int(byte)] &+= 1 }
    for byte in right.utf8 { surplus[Int(byte)] &-= 1 }
    return surplus.reduce(0) { $0 + abs(Int($1)) }
  }
}
