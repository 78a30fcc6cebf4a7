import Agencies
import Findings

/// Words what happened to a row whose response was stored with other content.
struct ConflictFinding {
  /// File and sheet that are read.
  let place: Place
  let directory: UnitDirectory
  let language: Language

  /// - Parameter number: the row in the file that is read.
  func problem(_ conflict: Conflict, of row: ImportedRow, row number: Int) -> Problem {
    var place = place
    place.row = number
    let unit = directory.unit(row.response.unit)?.name
    let key = row.response.identity.key
    return Problem(
      conflict.policy == .keep ? ResponseFault.storedKept : ResponseFault.conflict, at: place,
      [
        "identity": key,
        "response": ResponseIdentity.label(ofKey: key, in: language) { _ in unit },
        "stored": conflict.stored.text(in: language),
      ])
  }
}
