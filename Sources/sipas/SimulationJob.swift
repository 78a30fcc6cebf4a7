import Agencies
import Findings
import Foundation
import Rules
import Sampling
import Simulation

/// Writes simulated responses of a round.
struct SimulationJob {
  var definition: RoundDefinition
  var seed: UInt64
  var style: SimulatedStyle
  /// Responses in all; nil for as many as the plan wants.
  var rows: Int?
  var folder: String

  /// How the names of simulated files begin, those of the sample province among them.
  static let filePrefix = "mo-phong-"

  /// Writes the files and gives their paths.
  func run() throws -> [String] {
    if let rows, style == .tidy(.plainCSV) {
      try OutputFile.makeFolder(folder)
      return try [large(rows)]
    }
    let script = try script()
    if style == .sampleProvince, !script.problems(for: definition.questionnaire).isEmpty {
      throw Problem(ProgramFault.notSampleProvince)
    }
    try OutputFile.makeFolder(folder)
    return try SimulationWriter(script, questionnaire: definition.questionnaire)
      .write(to: folder).map { OutputFile.path($0.name, in: folder) }
  }

  private var fieldwork: Validity {
    definition.plan?.fieldwork ?? Validity(from: definition.round.day, to: definition.round.day)
  }

  private var units: [AdministrativeUnit] {
    let planned = definition.plan?.targets.compactMap { definition.units.unit($0.unit) } ?? []
    guard planned.isEmpty else { return planned }
    return definition.units.members(
      ofProvince: definition.workspace.file.province, on: definition.round.day
    ).filter { !$0.kind.isProvince }
  }

  private func large(_ rows: Int) throws -> String {
    let path = OutputFile.path(SimulationJob.filePrefix + "\(rows).csv", in: folder)
    _ = try LargeFile.write(
      rows, responsesTo: definition.questionnaire, units: units, fieldwork: fieldwork, seed: seed,
      to: path)
    return path
  }

  private func script() throws -> SimulationScript {
    switch style {
    case .sampleProvince:
      guard let plan = definition.plan else { throw Problem(ProgramFault.noPlan) }
      return .sampleProvince(units: units, plan: plan, seed: seed)
    case .tidy(let style):
      let counts = try counts()
      var script = SimulationScript.training(
        units: units, perUnit: 1, style: style, seed: seed, fieldwork: fieldwork)
      script.units = zip(units, counts).map { SimulatedUnit(unit: $0, count: $1) }
      return script
    }
  }

  /// Responses of each unit: its target, or its share of the rows wanted, the first units one more
  /// where they do not divide.
  private func counts() throws -> [Int] {
    let units = units
    if let rows {
      return units.indices.map { rows / units.count + ($0 < rows % units.count ? 1 : 0) }
    }
    guard let plan = definition.plan else { throw Problem(ProgramFault.noPlan) }
    return units.map { plan.target(of: $0.key)?.count ?? 0 }
  }
}

/// What kind of files `sipas simulate` writes.
enum SimulatedStyle: Equatable {
  /// The sample province's mixture of forms with planted faults.
  case sampleProvince
  /// Files of one form without faults.
  case tidy(FileStyle)
}
