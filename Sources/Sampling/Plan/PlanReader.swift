import Agencies
import Findings
import Rules

/// One plan file while it is read.
struct PlanReader {
  static let keys = [
    "kind", "fieldwork", "source", "agencies", "communes", "cellItems", "targets",
  ]

  private let root: DefinitionNode
  private let mapping: DefinitionMapping
  private let units: PlanUnits
  private let options: [String: [String]]?

  init?(_ root: DefinitionNode, units: PlanUnits, options: [String: [String]]?) {
    guard let mapping = root.mapping(PlanReader.keys, required: ["kind", "fieldwork"]) else {
      return nil
    }
    self.root = root
    self.mapping = mapping
    self.units = units
    self.options = options
  }

  func plan() -> SamplePlan? {
    let kind = mapping["kind"]?.choice(SamplePlan.Kind.self)
    let fieldwork = mapping["fieldwork"]?.validity()
    let source = mapping["source"]?.legalSource()
    let cells = CellReader(items: cellItems(), options: options ?? [:])
    let targets = targets(on: fieldwork?.from, cells)
    guard let kind, let fieldwork else { return nil }
    return SamplePlan(
      kind: kind, fieldwork: fieldwork, source: source, targets: targets, cellItems: cells.items,
      digest: ContentDigest(of: root.file.bytes))
  }

  private func cellItems() -> [String] {
    guard let node = mapping["cellItems"], let entries = node.list() else { return [] }
    var items: [String] = []
    for entry in entries {
      guard let item = entry.text() else { continue }
      if let options, options[item] == nil {
        let allowed = options.keys.sorted()
        entry.report(
          SamplingFault.unknownCellItem,
          [
            "value": item, "allowed": allowed.joined(separator: ", "),
            "suggestion": NearMiss.fact(for: item, among: allowed),
          ])
      }
      if items.contains(item) { entry.report(SamplingFault.duplicateCellItem, ["value": item]) }
      items.append(item)
    }
    return items
  }

  /// - Parameter day: First day of field work; nil where the plan does not say it, so that only what
  ///   does not depend on it can be judged.
  private func targets(on day: Day?, _ cells: CellReader) -> [UnitTarget] {
    var list = TargetList()
    for entry in mapping.entries {
      switch entry.key {
      case "agencies":
        share(entry, day, &list) { $0.agencies(ofProvince: units.province, on: $1) }
      case "communes":
        share(entry, day, &list) { $0.communes(ofProvince: units.province, on: $1) }
      case "targets":
        var reader = TargetReader(units: units, day: day, cells: cells)
        for node in entry.value.list() ?? [] {
          if let target = reader.target(node) { list.override(target) }
        }
      default: break
      }
    }
    if !setsTargets { root.report(SamplingFault.noTargets) }
    return list.targets
  }

  private var setsTargets: Bool {
    if mapping["agencies"] != nil || mapping["communes"] != nil { return true }
    guard let targets = mapping["targets"] else { return false }
    return !targets.isList || targets.list()?.isEmpty == false
  }

  private func share(
    _ entry: DefinitionMapping.Entry, _ day: Day?, _ list: inout TargetList,
    among members: (UnitDirectory, Day) -> [AdministrativeUnit]
  ) {
    guard let count = entry.value.integer(in: TargetReader.countRange), let day,
      let members = units.members(on: day, members)
    else { return }
    if members.isEmpty {
      entry.keyNode.report(
        SamplingFault.noUnitOfKind,
        ["key": entry.key, "province": units.province, "day": "\(day)"])
    }
    for unit in members { list.add(UnitTarget(unit: unit.key, count: count)) }
  }
}
