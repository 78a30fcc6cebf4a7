import Findings
import Rules

/// Reads `design`.
enum DesignReader {
  private static let keys = [
    "strata", "clusters", "nested", "weights", "populationSizes", "stages", "samples", "lonePSU",
    "lonePSUInDomain", "probabilities", "jointProbabilities", "unequal",
  ]
  /// Methods that need no number of their own.
  private static let plainMethods: [String: DesignSpec.UnequalMethod] = [
    "horvitz-thompson": .horvitzThompson, "yates-grundy": .yatesGrundy, "brewer": .brewer,
    "overton": .overton,
  ]
  private static let methods = [
    "horvitz-thompson", "yates-grundy", "brewer", "overton", "hartley-rao",
  ]

  static func design(_ node: DefinitionNode) -> DesignSpec {
    var design = DesignSpec()
    guard let mapping = node.mapping(keys) else { return design }
    design.strata = mapping["strata"]?.columns() ?? []
    design.clusters = mapping["clusters"]?.columns() ?? []
    design.isNested = mapping["nested"]?.boolean() ?? false
    design.weights = mapping["weights"]?.column()
    design.populationSizes = mapping["populationSizes"]?.columns() ?? []
    design.stages = mapping["stages"]?.choice(DesignSpec.Stages.self) ?? .all
    design.samples = mapping["samples"]?.column()
    design.lonePSU = mapping["lonePSU"]?.choice(DesignSpec.LonePSU.self) ?? .fail
    design.lonePSUInDomain = mapping["lonePSUInDomain"]?.boolean() ?? false
    readProbabilities(mapping, &design)
    checkStages(mapping, design)
    return design
  }

  private static func readProbabilities(
    _ mapping: DefinitionMapping, _ design: inout DesignSpec
  ) {
    design.probabilities = mapping["probabilities"]?.column()
    if let node = mapping["jointProbabilities"], let path = node.text() {
      design.jointProbabilities = FileReference(path: path, place: node.place)
    }
    design.unequal = mapping["unequal"].flatMap(method)
    if design.jointProbabilities != nil, mapping["unequal"] == nil {
      design.unequal = .horvitzThompson
    }
    mapping.require("probabilities", with: "unequal")
    mapping.require("probabilities", with: "jointProbabilities")
    mapping.exclude("populationSizes", with: "probabilities")
    if design.unequal == .horvitzThompson || design.unequal == .yatesGrundy {
      mapping.require("jointProbabilities", with: "unequal")
    }
  }

  private static func method(_ node: DefinitionNode) -> DesignSpec.UnequalMethod? {
    if node.isMapping {
      return node.mapping(["hartley-rao"], required: ["hartley-rao"])?["hartley-rao"]?
        .positiveNumber().map { .hartleyRao($0) }
    }
    guard let text = node.text() else { return nil }
    if let method = plainMethods[text] { return method }
    node.notInList(text, methods)
    return nil
  }

  private static func checkStages(_ mapping: DefinitionMapping, _ design: DesignSpec) {
    let stages = max(1, design.clusters.count)
    if design.populationSizes.count > stages {
      mapping["populationSizes"]?.report(
        AnalysisFault.tooManyPopulationSizes,
        ["count": "\(design.populationSizes.count)", "stages": "\(stages)"])
    }
    if stages > 1, let node = mapping["probabilities"] {
      node.report(AnalysisFault.oneStageOnly, ["stages": "\(stages)"])
    }
  }
}
