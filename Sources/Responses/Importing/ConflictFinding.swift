import Agencies
import Findings
import Questionnaires
import Rules

/// Words what happened to a row whose response was there with other content.
struct ConflictFinding {
  /// File and sheet that are read.
  let place: Place
  /// Name under which the store knows the file.
  let storedName: String
  let differences: ResponseDifferences
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
    let found = differences.between(row.response, and: conflict.held.response)
    return Problem(
      conflict.policy == .keep ? ResponseFault.storedKept : ResponseFault.conflict, at: place,
      [
        "identity": key,
        "response": label(key),
        "stored": origin(conflict),
        "differences": differences.text(found),
        ConflictFinding.columns:
          found.flatMap(\.columns).map { Place.columnLetters($0 + 1) }.joined(separator: " "),
      ], severity: row.decision == .keep ? .note : nil)
  }

  /// Columns from 0 that a conflict says differ.
  static func columns(of problem: Problem) -> [Int] {
    (problem.facts[columns] ?? "").split(separator: " ")
      .compactMap { Place.columnNumber(ofLetters: String($0)).map { $0 - 1 } }
  }

  private static let columns = "columns"

  /// Where the other one is: in the same file, or in the store from another.
  private func origin(_ conflict: Conflict) -> String {
    guard conflict.isOfThisRun, conflict.stored.file == storedName else {
      let place = conflict.stored.text(in: language)
      return LocalizedText(
        vi: "trong kho (từ \(place))", en: "stored (from \(place))")[language]
    }
    var place = conflict.stored
    place.file = nil
    if place.sheet == self.place.sheet { place.sheet = nil }
    let text = place.text(in: language)
    return LocalizedText(
      vi: "ở \(text) của chính tệp này", en: "in \(text) of this very file")[language]
  }
}
