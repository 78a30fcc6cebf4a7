import Findings
import Rules

/// All units known to a run, with fast look-up by key, by code and day, and by province.
///
/// The directory never changes. Units keep the order in which they were given.
public struct UnitDirectory: Sendable {
  /// Every unit of every time, in the order given.
  public let units: [AdministrativeUnit]
  private let positionsByCode: [String: [Int]]
  private let positionsByProvince: [String: [Int]]

  /// A directory; of several units with the same key the first one counts.
  public init(_ units: [AdministrativeUnit]) {
    var kept: [AdministrativeUnit] = []
    var byCode: [String: [Int]] = [:]
    var byProvince: [String: [Int]] = [:]
    kept.reserveCapacity(units.count)
    byCode.reserveCapacity(units.count)
    for unit in units
    where !byCode[unit.code, default: []].contains(where: { kept[$0].key == unit.key }) {
      byCode[unit.code, default: []].append(kept.count)
      byProvince[unit.provinceCode, default: []].append(kept.count)
      kept.append(unit)
    }
    self.units = kept
    positionsByCode = byCode
    positionsByProvince = byProvince
  }

  /// The unit of a key.
  public func unit(_ key: UnitKey) -> AdministrativeUnit? {
    units(code: key.code).first { $0.key == key }
  }

  /// What a code means on a day.
  public func unit(code: String, on day: Day) -> AdministrativeUnit? {
    units(code: code).first { $0.exists(on: day) }
  }

  /// Everything a code has ever meant.
  public func units(code: String) -> [AdministrativeUnit] {
    positionsByCode[code, default: []].map { units[$0] }
  }

  /// Provinces and central cities that exist on a day.
  public func provinces(on day: Day) -> [AdministrativeUnit] {
    units.filter { $0.kind.isProvince && $0.exists(on: day) }
  }

  /// Xã, phường and đặc khu of a province that exist on a day.
  public func communes(ofProvince province: String, on day: Day) -> [AdministrativeUnit] {
    members(ofProvince: province, on: day).filter(\.kind.isCommune)
  }

  /// Agencies of a province that exist on a day.
  public func agencies(ofProvince province: String, on day: Day) -> [AdministrativeUnit] {
    members(ofProvince: province, on: day).filter(\.kind.isAgency)
  }

  /// The province itself, its communes and its agencies on a day.
  public func members(ofProvince province: String, on day: Day) -> [AdministrativeUnit] {
    positionsByProvince[province, default: []].map { units[$0] }.filter { $0.exists(on: day) }
  }

  /// Units of a day that a unit went into: those that name it as a predecessor. A unit with
  /// several was divided.
  public func successors(of key: UnitKey, on day: Day) -> [AdministrativeUnit] {
    units.filter { $0.exists(on: day) && $0.predecessors.contains(key) }
  }

  /// Both lists in one, this one's units first. Where both describe the same key differently, this
  /// one's description stays and the difference is a problem.
  public func merged(with other: UnitDirectory) -> (UnitDirectory, [Problem]) {
    let conflicts = other.units.compactMap { theirs -> Problem? in
      guard let ours = unit(theirs.key), ours != theirs else { return nil }
      return Problem(
        AgencyFault.conflictingUnits, at: Place(item: theirs.code),
        [
          "code": theirs.code, "from": "\(theirs.key.validFrom)", "name": ours.name,
          "other": theirs.name,
        ])
    }
    return (UnitDirectory(units + other.units), conflicts)
  }
}
