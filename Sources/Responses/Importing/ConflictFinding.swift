import Agencies
import Findings
import Rules

/// Words what happened to a row whose response was stored with other content.
struct ConflictFinding {
  /// File and sheet that are read.
  let place: Place
  let directory: UnitDirectory
  /// Day on which the units exist.
  let day: Day
  let language: Language

  /// The response with a key as people call it.
  func label(_ key: String) -> String {
    ResponseIdentity.label(ofKey: key, in: language) { directory.unit(code: $0, on: day)?.name }
  }

  /// - Parameter number: the row in the file that is read.
  func problem(_ conflict: Conflict, of row: ImportedRow, row number: Int) -> Problem {
    var place = place
    place.row = number
    let key = row.response.identity.key
    return Problem(
      conflict.policy == .keep ? ResponseFault.storedKept : ResponseFault.conflict, at: place,
      [
        "identity": key,
        "response": label(key),
        "stored": conflict.stored.text(in: language),
      ])
  }
}
