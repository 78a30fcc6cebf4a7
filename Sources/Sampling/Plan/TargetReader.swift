import Agencies
import Findings
import Rules

/// Reads the target of one unit.
struct TargetReader {
  static let countRange = 0...1_000_000
  private static let populationRange = 1...200_000_000

  /// Nil where the units are not known.
  let directory: UnitDirectory?
  let province: String
  /// First day of field work; nil where it is not known.
  let day: Day?
  let cells: CellReader

  /// The target, or nil where the unit or its count cannot be read.
  func target(_ node: DefinitionNode) -> UnitTarget? {
    guard
      let mapping = node.mapping(
        ["unit", "count", "cells", "population"], required: ["unit", "count"])
    else { return nil }
    let unit = mapping["unit"].flatMap(unit)
    let count = mapping["count"]?.integer(in: TargetReader.countRange)
    let population = mapping["population"]?.integer(in: TargetReader.populationRange)
    let counts = mapping["cells"].map { cells.counts($0, addingUpTo: count) } ?? [:]
    if let count, let population, population < count {
      mapping["population"]?.report(
        SamplingFault.populationBelowTarget,
        ["population": String(population), "count": String(count)])
    }
    guard let unit, let count else { return nil }
    return UnitTarget(unit: unit.key, count: count, cells: counts, population: population)
  }

  private func unit(_ node: DefinitionNode) -> AdministrativeUnit? {
    guard let code = node.text(), let directory else { return nil }
    guard let unit = unit(code, in: directory) else {
      reportMissing(code, node, directory)
      return nil
    }
    guard unit.provinceCode == province else {
      node.report(
        SamplingFault.unitOfOtherProvince,
        ["name": unit.name, "value": code, "other": unit.provinceCode, "province": province])
      return nil
    }
    return unit
  }

  /// The unit that a code means on the first day; without one the last that had it.
  private func unit(_ code: String, in directory: UnitDirectory) -> AdministrativeUnit? {
    guard let day else { return directory.units(code: code).last }
    return directory.unit(code: code, on: day)
  }

  private func reportMissing(_ code: String, _ node: DefinitionNode, _ directory: UnitDirectory) {
    guard let day, let former = directory.units(code: code).last else {
      let codes = day.map { directory.members(ofProvince: province, on: $0).map(\.code) } ?? []
      return node.report(
        SamplingFault.unknownUnit,
        ["value": code, "suggestion": NearMiss.fact(for: code, among: codes)])
    }
    let successors = directory.successors(of: former.key, on: day)
      .map { "\($0.code) \($0.name)" }
    node.report(
      SamplingFault.unitNotInForce,
      [
        "name": former.name, "value": code, "day": day.vietnamese,
        "successors": successors.isEmpty ? "?" : successors.joined(separator: ", "),
      ])
  }
}
