import Findings
import Rules

/// Reads `variance`.
enum VarianceReader {
  private enum Method: String, CaseIterable {
    case linearization, jackknife, brr, fay, bootstrap, replicateWeights

    var keys: [String] {
      switch self {
      case .linearization: ["method"]
      case .jackknife, .brr: ["method", "center"]
      case .fay: ["method", "rho", "center"]
      case .bootstrap: ["method", "replicates", "seed", "center"]
      case .replicateWeights:
        ["method", "columns", "kind", "multipliers", "rho", "scale", "replicateScales", "center"]
      }
    }

    var required: [String] {
      switch self {
      case .fay: ["rho"]
      case .bootstrap: ["replicates"]
      case .replicateWeights: ["columns", "kind"]
      case .linearization, .jackknife, .brr: []
      }
    }
  }

  private static let replicateRange = 2...1_000_000
  private static let rhoRange = 0.0...0.999
  private static let scaleRange = 0.0...1_000_000.0

  static func variance(_ node: DefinitionNode) -> VarianceSpec? {
    guard let all = node.freeMapping() else { return nil }
    guard let methodNode = all["method"] else {
      node.report(DefinitionFault.missingKey, ["key": "method"])
      return nil
    }
    guard let method = methodNode.choice(Method.self),
      let mapping = node.mapping(method.keys, required: method.required)
    else { return nil }
    let center = mapping["center"]?.choice(VarianceSpec.Center.self) ?? .mean
    switch method {
    case .linearization: return .linearization
    case .jackknife: return .jackknife(center)
    case .brr: return .brr(center)
    case .fay: return mapping["rho"]?.number(in: rhoRange).map { .fay(rho: $0, center) }
    case .bootstrap:
      let seed = mapping["seed"]?.seed() ?? 1
      return mapping["replicates"]?.integer(in: replicateRange).map {
        .bootstrap(replicates: $0, seed: seed, center)
      }
    case .replicateWeights: return replicateWeights(mapping, center)
    }
  }

  private static func replicateWeights(
    _ mapping: DefinitionMapping, _ center: VarianceSpec.Center
  ) -> VarianceSpec? {
    let columns = mapping["columns"]?.columnList()
    let kind = mapping["kind"]?.choice(ReplicateWeights.Kind.self)
    let rho = mapping["rho"]?.number(in: rhoRange)
    let scale = mapping["scale"]?.positiveNumber()
    let scales = mapping["replicateScales"]?.list()?.compactMap { $0.number(in: scaleRange) }
    let areMultipliers = mapping["multipliers"]?.boolean() ?? false
    if kind == .jkn { mapping.require("replicateScales", with: "kind") }
    if kind == .fay { mapping.require("rho", with: "kind") }
    guard let columns, let kind else { return nil }
    return .replicateWeights(
      ReplicateWeights(
        columns: columns, kind: kind, areMultipliers: areMultipliers, rho: rho, scale: scale,
        replicateScales: scales, center: center))
  }
}
