import Findings
import Questionnaires

extension SimulationScript {
  /// Everything that keeps the script from being written for a questionnaire, found in one pass.
  public func problems(for questionnaire: Questionnaire) -> [Problem] {
    unitProblems + fileProblems + faults.flatMap { problems(of: $0, questionnaire) }
  }

  private var unitProblems: [Problem] {
    var seen = Set<String>()
    let repeated = units.map(\.unit.code).filter { !seen.insert($0).inserted }
    let empty = !units.contains { $0.count > 0 } || files.isEmpty
    return (empty ? [Problem(SimulationFault.nothingToWrite)] : [])
      + repeated.map { Problem(SimulationFault.repeatedUnit, ["value": $0]) }
  }

  private var fileProblems: [Problem] {
    var problems: [Problem] = []
    var written = Set<String>()
    var placed = Set<String>()
    for file in files {
      let place = Place(file: file.name)
      if file.name.isEmpty || file.name.contains("/") || file.name.hasPrefix(".") {
        problems.append(
          Problem(SimulationFault.unusableFileName, at: place, ["value": file.name]))
      }
      switch file.content {
      case .copy(let original):
        if !written.contains(original) {
          problems.append(Problem(SimulationFault.unknownOriginal, at: place, ["value": original]))
        }
      case .responses(_, let codes):
        problems += codes.filter { unit($0) == nil }.map {
          Problem(SimulationFault.unknownUnit, at: place, ["value": $0])
        }
        problems += codes.filter { !placed.insert($0).inserted }.map {
          Problem(SimulationFault.repeatedUnit, at: place, ["value": $0])
        }
      }
      if !written.insert(file.name).inserted {
        problems.append(
          Problem(SimulationFault.repeatedFileName, at: place, ["value": file.name]))
      }
    }
    return problems
  }

  private func problems(of fault: PlantedFault, _ questionnaire: Questionnaire) -> [Problem] {
    guard let unit = unit(fault.unit) else {
      return [Problem(SimulationFault.unknownUnit, ["value": fault.unit])]
    }
    var problems = itemProblems(of: fault, questionnaire)
    if !(1...max(1, unit.count)).contains(fault.response) || unit.count < 1 {
      problems.append(
        Problem(
          SimulationFault.responseOutOfRange,
          ["value": "\(fault.response)", "unit": fault.unit, "count": "\(unit.count)"]))
    }
    return problems
  }

  private func itemProblems(of fault: PlantedFault, _ questionnaire: Questionnaire) -> [Problem] {
    guard let id = fault.item else { return [] }
    guard let item = questionnaire.item(id) else {
      return [Problem(SimulationFault.unknownItem, at: Place(item: id), ["value": id])]
    }
    guard case .answeredThoughNotAsked(_, let code) = fault.kind,
      !item.options.contains(where: { $0.code == code })
    else { return [] }
    return [
      Problem(
        SimulationFault.unknownOption, at: Place(item: id),
        ["value": code, "codes": item.options.map(\.code).joined(separator: ", ")])
    ]
  }
}
