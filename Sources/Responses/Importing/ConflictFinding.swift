import Agencies
import Findings
import Questionnaires
import Rules

/// Tells of a row whose response was there with other content.
struct ConflictFinding {
  /// File and sheet that are read.
  let place: Place
  /// Name under which the store knows the file.
  let storedName: String
  let differences: ResponseDifferences
  let directory: UnitDirectory
  /// Day on which the units exist.
  let day: Day

  /// Facts that name a response: its key, and the unit that the key holds.
  func naming(_ key: String) -> [String: String] {
    var facts = ["identity": key]
    let code = ResponseIdentity.unitCode(ofKey: key)
    facts["unit"] = code.map { directory.unit(code: $0, on: day)?.name ?? $0 }
    return facts
  }

  /// - Parameter number: the row in the file that is read.
  func problem(_ conflict: Conflict, of row: ImportedRow, row number: Int) -> Problem {
    var place = place
    place.row = number
    let found = differences.between(row.response, and: conflict.held.response)
    return Problem(
      conflict.policy == .keep ? ResponseFault.storedKept : ResponseFault.conflict, at: place,
      naming(row.response.identity.key)
        .merging(ConflictFacts(origin: origin(conflict), differences: found).facts) { $1 },
      severity: row.decision == .keep ? .note : nil)
  }

  /// Where the other one is: in the same file, which then needs no name, or in the store from
  /// another.
  private func origin(_ conflict: Conflict) -> Place {
    guard conflict.isOfThisRun, conflict.stored.file == storedName else { return conflict.stored }
    var place = conflict.stored
    place.file = nil
    if place.sheet == self.place.sheet { place.sheet = nil }
    return place
  }
}
