/// The feed as a table: one column a key, empty cells where a key does not apply.
extension IndexFeed {
  /// Header and rows; each row ends with round, method, version, confidence level, digest, and
  /// whether the answers are simulated and complete, so that it can stand alone.
  public var table: [[String]] {
    let tail = [
      round, method.id, method.version, "\(confidenceLevel)", inputDigest.hex, "\(simulated)",
      "\(complete)", schema,
    ]
    return [IndexFeed.columns] + rows.map { $0.cells + tail }
  }

  /// Headers of the table.
  public static let columns =
    Row.CodingKeys.allCases.map(\.rawValue)
    + [
      "round", "method", "methodVersion", "confidenceLevel", "inputDigest", "simulated",
      "complete", "schema",
    ]

  fileprivate static func cell(_ value: (some CustomStringConvertible)?) -> String {
    value.map { "\($0)" } ?? ""
  }
}

extension IndexFeed.Row {
  /// Cells in the order of `IndexFeed.columns`; numbers in shortest form with a point.
  fileprivate var cells: [String] {
    [
      scope.rawValue, code ?? "", validFrom?.description ?? "", name ?? "", kind ?? "",
      block ?? "", "\(isPublished)", node, label, level.rawValue, IndexFeed.cell(percent),
      rounded ?? "", IndexFeed.cell(standardError), IndexFeed.cell(lower), IndexFeed.cell(upper),
      IndexFeed.cell(degreesOfFreedom), IndexFeed.cell(validResponses), IndexFeed.cell(n),
      IndexFeed.cell(answers), IndexFeed.cell(satisfied), IndexFeed.cell(missing),
      IndexFeed.cell(rank), IndexFeed.cell(rankBest),
      IndexFeed.cell(rankWorst),
      IndexFeed.cell(rankGroup), suppressed?.rawValue ?? "", notRanked?.rawValue ?? "",
      "\(isUnverified)",
    ]
  }

  /// Writes every key, so that a reader finds null instead of nothing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(scope, forKey: .scope)
    try container.encode(code, forKey: .code)
    try container.encode(validFrom, forKey: .validFrom)
    try container.encode(name, forKey: .name)
    try container.encode(kind, forKey: .kind)
    try container.encode(block, forKey: .block)
    try container.encode(isPublished, forKey: .isPublished)
    try container.encode(node, forKey: .node)
    try container.encode(label, forKey: .label)
    try container.encode(level, forKey: .level)
    try container.encode(percent, forKey: .percent)
    try container.encode(rounded, forKey: .rounded)
    try container.encode(standardError, forKey: .standardError)
    try container.encode(lower, forKey: .lower)
    try container.encode(upper, forKey: .upper)
    try container.encode(degreesOfFreedom, forKey: .degreesOfFreedom)
    try container.encode(validResponses, forKey: .validResponses)
    try container.encode(n, forKey: .n)
    try container.encode(answers, forKey: .answers)
    try container.encode(satisfied, forKey: .satisfied)
    try container.encode(missing, forKey: .missing)
    try container.encode(rank, forKey: .rank)
    try container.encode(rankBest, forKey: .rankBest)
    try container.encode(rankWorst, forKey: .rankWorst)
    try container.encode(rankGroup, forKey: .rankGroup)
    try container.encode(suppressed, forKey: .suppressed)
    try container.encode(notRanked, forKey: .notRanked)
    try container.encode(isUnverified, forKey: .isUnverified)
  }
}
