import Findings
import Rules

/// What only shows when all lists of a workspace are together: codes that mean two things on one
/// day, provinces that are not there, names that two units share.
public struct UnitDirectoryCheck {
  private let directory: UnitDirectory

  /// A check of a directory.
  public init(_ directory: UnitDirectory) {
    self.directory = directory
  }

  /// Every finding, in the order of the units.
  public func problems() -> [Problem] {
    var firstByName: [NameKey: AdministrativeUnit] = [:]
    return directory.units.flatMap { unit in
      overlaps(of: unit) + missingProvince(of: unit) + missingPredecessors(of: unit)
        + sharedName(of: unit, in: &firstByName)
    }
  }

  /// What makes names of two units the same: of agencies all words, of territories kind and rest.
  private struct NameKey: Hashable {
    var province: String
    var kind: UnitKind?
    var words: [String]

    init(_ unit: AdministrativeUnit, in directory: UnitDirectory) {
      province = unit.provinceCode
      kind = unit.kind.isAgency ? nil : unit.kind
      let home = directory.unit(code: unit.provinceCode, on: unit.key.validFrom)?.name
      words = UnitName(unit.name, province: home).words
    }
  }

  private func overlaps(of unit: AdministrativeUnit) -> [Problem] {
    directory.units(code: unit.code)
      .filter { $0.key.validFrom < unit.key.validFrom && $0.exists(on: unit.key.validFrom) }
      .map {
        problem(
          .overlappingValidity, unit,
          ["from": "\(unit.key.validFrom)", "other": $0.name])
      }
  }

  private func missingProvince(of unit: AdministrativeUnit) -> [Problem] {
    let known = directory.units(code: unit.provinceCode).contains {
      $0.kind.isProvince && $0.exists(on: unit.key.validFrom)
    }
    return known ? [] : [problem(.unknownProvince, unit, ["province": unit.provinceCode])]
  }

  private func missingPredecessors(of unit: AdministrativeUnit) -> [Problem] {
    unit.predecessors.filter { directory.unit($0) == nil }.map {
      problem(
        .unknownPredecessor, unit, ["predecessor": $0.code, "from": "\($0.validFrom)"])
    }
  }

  private func sharedName(
    of unit: AdministrativeUnit, in firstByName: inout [NameKey: AdministrativeUnit]
  ) -> [Problem] {
    let key = NameKey(unit, in: directory)
    guard let first = firstByName[key] else {
      firstByName[key] = unit
      return []
    }
    let together = first.exists(on: unit.key.validFrom) || unit.exists(on: first.key.validFrom)
    return together ? [problem(.sharedName, unit, ["other": first.code])] : []
  }

  private func problem(
    _ fault: AgencyFault, _ unit: AdministrativeUnit, _ facts: [String: String]
  ) -> Problem {
    let own = ["code": unit.code, "name": unit.name]
    return Problem(
      fault, at: Place(item: unit.code), facts.merging(own) { given, _ in given })
  }
}
