import ParScoring
import Rules
import Satisfaction

/// Machine form of `sipas score`: points with everything they were made of.
struct PointsDocument: Encodable {
  let schema = "sipas.points/1"
  let round: String
  /// Whether the answers were made by a program.
  let simulated: Bool
  /// The criteria set.
  let criteria: IndexFeed.Definition
  /// The method of the index.
  let method: IndexFeed.Definition
  /// SHA-256 of the answers counted.
  let inputDigest: ContentDigest
  /// Whether everything that was sent is counted; false while an import is unfinished.
  let complete: Bool
  /// What has to be known beside the points, as beside the indices.
  let problems: [IndexFeed.Finding]
  let points: [Row]

  /// Points of one unit for one criterion.
  struct Row: Encodable {
    let unit: String
    let name: String
    let criterion: String
    /// Most points.
    let max: Points
    let points: String?
    /// Why there are none.
    let withheld: Ineligibility?
    /// Persons whose answers the index rests on.
    let n: Int
    /// How the points came about.
    let trace: Trace?

    private enum CodingKeys: String, CodingKey {
      case unit, name, criterion, max, points, withheld, n, trace
    }

    /// Writes every key, so that a reader finds null instead of nothing.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(unit, forKey: .unit)
      try container.encode(name, forKey: .name)
      try container.encode(criterion, forKey: .criterion)
      try container.encode(max, forKey: .max)
      try container.encode(points, forKey: .points)
      try container.encode(withheld, forKey: .withheld)
      try container.encode(n, forKey: .n)
      try container.encode(trace, forKey: .trace)
    }
  }

  init(
    _ results: RoundResults, table: IndexTable, set: CriteriaSet, points: [ConvertedPoints]
  ) {
    let definition = results.definition
    let names = definition.names(of: points.map(\.unit))
    round = definition.round.id
    simulated = definition.round.isSimulated
    criteria = IndexFeed.Definition(
      id: set.id, version: set.version, digest: set.digest, unverified: set.unverified)
    method = IndexFeed.Definition(table.method)
    inputDigest = table.inputDigest
    complete = results.unfinishedImports.isEmpty
    problems = table.problems.map {
      IndexFeed.Finding($0, messages: Catalogue.all, language: Speech.language)
    }
    self.points = points.map {
      Row(
        unit: $0.unit.code, name: names[$0.unit] ?? $0.unit.code, criterion: $0.criterion,
        max: $0.maximum, points: $0.points.map { set.rounding.text($0.value) },
        withheld: $0.withheld, n: $0.respondents, trace: $0.trace)
    }
  }
}
