import Agencies
import Findings
import Rules

/// Reads the targets of single units.
struct TargetReader {
  static let countRange = 0...1_000_000
  private static let populationRange = 1...200_000_000

  let units: PlanUnits
  /// First day of field work; nil where it is not known.
  let day: Day?
  let cells: CellReader
  private var codes: Set<String> = []

  init(units: PlanUnits, day: Day?, cells: CellReader) {
    self.units = units
    self.day = day
    self.cells = cells
  }

  /// The target, or nil where the unit or its count cannot be read or the unit has one already.
  mutating func target(_ node: DefinitionNode) -> UnitTarget? {
    guard
      let mapping = node.mapping(
        ["unit", "count", "cells", "population"], required: ["unit", "count"])
    else { return nil }
    let code = mapping["unit"]?.text()
    let isFirst = code.map { codes.insert($0).inserted } ?? true
    if let code, !isFirst { node.report(SamplingFault.duplicateTarget, ["value": code]) }
    let unit = mapping["unit"].flatMap { node in code.flatMap { judged($0, node) } }
    let count = mapping["count"]?.integer(in: TargetReader.countRange)
    let population = mapping["population"]?.integer(in: TargetReader.populationRange)
    let counts = mapping["cells"].map { cells.counts($0, addingUpTo: count) } ?? [:]
    if let count, let population, population < count {
      mapping["population"]?.report(
        SamplingFault.populationBelowTarget,
        ["population": String(population), "count": String(count)])
    }
    guard let unit, let count, isFirst else { return nil }
    return UnitTarget(unit: unit.key, count: count, cells: counts, population: population)
  }

  private func judged(_ code: String, _ node: DefinitionNode) -> AdministrativeUnit? {
    guard let directory = units.directory else { return nil }
    guard let unit = unit(code, in: directory) else {
      reportMissing(code, node, directory)
      return nil
    }
    guard unit.provinceCode == units.province else {
      node.report(
        SamplingFault.unitOfOtherProvince,
        [
          "name": unit.name, "value": code, "other": unit.provinceCode, "province": units.province,
        ])
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
      guard units.isCertain(ofMissing: code, on: day) else { return }
      let codes =
        day.map { directory.members(ofProvince: units.province, on: $0).map(\.code) } ?? []
      return node.report(
        SamplingFault.unknownUnit,
        ["value": code, "suggestion": NearMiss.fact(for: code, among: codes)])
    }
    let successors = directory.successors(of: former.key, on: day)
      .map { "\($0.code) \($0.name)" }
    let facts = ["name": former.name, "value": code, "day": "\(day)"]
    guard !successors.isEmpty else { return node.report(SamplingFault.unitWithoutSuccessor, facts) }
    node.report(
      SamplingFault.unitNotInForce,
      facts.merging(["successors": successors.joined(separator: ", ")]) { $1 })
  }
}
