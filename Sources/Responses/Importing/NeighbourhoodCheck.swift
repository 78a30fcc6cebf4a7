import Agencies
import Findings
import Foundation

/// Notices names of neighbourhoods (thôn, tổ dân phố) of one unit that differ in nothing but
/// blanks, signs, diacritics or leading zeros, such as «ấp1» and «ấp 1», «Khóm 2» and «Khom 2».
/// They are never taken for one, but mostly are.
struct NeighbourhoodCheck {
  private struct Named {
    var name: String
    var row: Int
  }

  /// Two names of one unit, the later one first.
  private struct Pair {
    var unit: UnitKey
    var name: Named
    var earlier: Named
  }

  /// Names of a unit that are recognised without looking at their letters.
  private static let remembered = 32

  private var firsts: [UnitKey: [String: Named]] = [:]
  private var pairs: [Pair] = []
  /// The unit of the latest row with the names seen since another unit's row: rows of a unit
  /// usually follow each other, and it has few neighbourhoods.
  private var unit: UnitKey?
  private var seen: [String] = []

  /// Looks at the neighbourhood of a row.
  mutating func check(_ name: String?, of unit: UnitKey, row: Int) {
    guard let name else { return }
    if self.unit != unit {
      self.unit = unit
      seen.removeAll(keepingCapacity: true)
    }
    guard !seen.contains(name) else { return }
    if seen.count < NeighbourhoodCheck.remembered { seen.append(name) }
    let bare = NeighbourhoodCheck.bare(name)
    guard let earlier = firsts[unit]?[bare] else {
      firsts[unit, default: [:]][bare] = Named(name: name, row: row)
      return
    }
    guard earlier.name != name, !pairs.contains(where: { $0.unit == unit }) else { return }
    pairs.append(Pair(unit: unit, name: Named(name: name, row: row), earlier: earlier))
  }

  /// One warning a unit, about the first two names.
  func problems(at place: Place, in directory: UnitDirectory) -> [Problem] {
    pairs.map { pair in
      var place = place
      place.row = pair.name.row
      return Problem(
        ResponseFault.similarNeighbourhoods, at: place,
        [
          "unit": directory.unit(pair.unit)?.name ?? pair.unit.code, "value": pair.name.name,
          "row": "\(pair.name.row)", "other": pair.earlier.name, "first": "\(pair.earlier.row)",
        ])
    }
  }

  /// Letters without diacritics and digits without leading zeros.
  private static func bare(_ name: String) -> String {
    let plain = name.folding(
      options: [.diacriticInsensitive, .widthInsensitive, .caseInsensitive], locale: nil
    ).replacing("đ", with: "d").filter { $0.isLetter || $0.isNumber }
    return plain.replacing(/(^|\D)0+(\d)/) { $0.output.1 + $0.output.2 }
  }
}
