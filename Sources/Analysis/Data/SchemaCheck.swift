import Findings

/// Resolves the columns a spec names and checks each use of them.
final class SchemaCheck {
  var schema: ColumnSchema

  init(_ schema: ColumnSchema) { self.schema = schema }

  /// Resolves lists and checks every column on the way.
  var visitor: ColumnVisitor {
    ColumnVisitor(
      list: { list, need in
        self.schema.resolve(&list)
        for entry in list.entries { self.schema.check(entry, need) }
      },
      column: { column, need in self.schema.check(column, need) })
  }

  /// Resolves a list in which only names can stand.
  func resolveNames(_ list: inout ColumnList) {
    schema.resolve(&list)
    for entry in list.entries where schema.position(of: entry.text) == nil {
      schema.reportUnknown(entry.text, entry.place.start)
    }
  }
}

extension EstimateSpec {
  /// Faults of replicate weights with another number of scales than columns. Ranges must have been
  /// resolved.
  var replicateScaleProblems: [Problem] {
    ([variance] + estimates.compactMap(\.variance)).compactMap { variance in
      guard case .replicateWeights(let weights) = variance, let scales = weights.replicateScales,
        scales.count != weights.columns.entries.count
      else { return nil }
      return Problem(
        AnalysisFault.countDiffers, at: weights.columns.place,
        ["count": "\(weights.columns.entries.count)", "expected": "\(scales.count)"])
    }
  }

  /// Further codes that mean missing, by column. Ranges must have been resolved.
  var missingCodesByColumn: [String: [SpecValue]] {
    var codes: [String: [SpecValue]] = [:]
    for entry in missingIn {
      for column in entry.columns.entries { codes[column.text, default: []] += entry.codes }
    }
    return codes
  }

  /// Names of the columns of files, in their order, that the spec reads. Ranges must have been
  /// resolved.
  func neededColumns(of headers: [DataHeader]) -> [String] {
    let known = headers.flatMap { $0.names + $0.source.constants.map(\.name) }
    let knownSet = Set(known)
    let names = NameCollection()
    func need(_ reference: ColumnReference) {
      if knownSet.contains(reference.text) {
        names.all.insert(reference.text)
      } else {
        names.all.formUnion(reference.expression?.columns ?? [])
      }
    }
    var copy = self
    copy.visitColumns(
      ColumnVisitor(
        list: { list, _ in list.entries.forEach(need) }, column: { column, _ in need(column) }))
    if let rows { need(rows) }
    for derivation in derive { names.all.formUnion(derivation.expression?.columns ?? []) }
    var seen: Set<String> = []
    return known.filter { !$0.isEmpty && names.all.contains($0) && seen.insert($0).inserted }
  }
}

private final class NameCollection {
  var all: Set<String> = []
}
