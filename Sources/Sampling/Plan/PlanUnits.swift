import Agencies
import Rules

/// The units a plan can name, as far as they are known.
struct PlanUnits {
  /// Nil where no list could be read.
  let directory: UnitDirectory?
  /// Whether the province's own list is in it.
  let isComplete: Bool
  /// Code of the province the round covers.
  let province: String

  /// Units of a kind on a day; nil where a list that may have some could not be read.
  func members(
    on day: Day, _ members: (UnitDirectory, Day) -> [AdministrativeUnit]
  ) -> [AdministrativeUnit]? {
    guard let directory else { return nil }
    let units = members(directory, day)
    return units.isEmpty && !isComplete ? nil : units
  }

  /// Whether a code that is not in the directory is in no list at all. The province's own list may
  /// have any code but those of communes, where the official lists have them.
  func isCertain(ofMissing code: String, on day: Day?) -> Bool {
    guard !isComplete, let directory else { return directory != nil }
    guard let day, code.utf8.count == UnitKind.ruralCommune.codeWidth,
      code.utf8.allSatisfy({ (48...57).contains($0) })
    else { return false }
    return !directory.communes(ofProvince: province, on: day).isEmpty
  }
}
