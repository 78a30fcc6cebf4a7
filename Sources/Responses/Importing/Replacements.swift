import Findings
import Tables

/// Puts the rows of a chunk that will take the place of stored responses over them: they take over
/// what they leave blank.
struct Replacements {
  var merge: ResponseMerge
  let erasing: ErasingColumns
  /// Column whose blank cell is refused in a row that replaces nothing; nil where none is.
  let neededWeight: MappedColumn?
  /// The sheet, for the findings.
  let place: Place

  /// Changes the rows to what the store is to hold. A row whose response comes twice in the chunk is
  /// put over its first one.
  ///
  /// - Parameters:
  ///   - numbers: the rows as the file that is read numbers them.
  ///   - policy: of rows for which nobody decided otherwise.
  /// - Returns: positions of rows that break a rule where they are put over what is stored.
  mutating func put(
    _ rows: inout [ImportedRow], of sheet: SheetKey, numbers: [Int], policy: ConflictPolicy,
    in store: any ImportStore, _ batch: OpenBatch
  ) throws -> [Int: [Problem]] {
    let replacing = Set(
      rows.indices.filter { (rows[$0].decision ?? policy) == .replace }
        .map { rows[$0].response.identity.key })
    guard !replacing.isEmpty else { return [:] }
    var held = try store.responses(keys: Array(replacing), in: batch)
    var changed: Set<String> = []
    var refused: [Int: [Problem]] = [:]
    for position in rows.indices {
      let key = rows[position].response.identity.key
      guard replacing.contains(key) else { continue }
      guard let old = held[key] else {
        if let missing = missingWeight(of: rows[position], numbers[position]) {
          refused[position] = [missing]
          continue
        }
        held[key] = HeldResponse(rows[position])
        changed.insert(key)
        continue
      }
      guard (rows[position].decision ?? policy) == .replace else { continue }
      rows[position].own = erasing.own(rows[position])
      guard rows[position].response.contentDigest != old.response.contentDigest else { continue }
      if !changed.contains(key),
        try store.isReadAgain(rows[position], of: sheet, in: batch)
      {
        rows[position].isReadAgain = true
        continue
      }
      switch put(&rows[position], over: old, numbers[position]) {
      case .success(let whole):
        // The store leaves a response with the same content as it is, identities included.
        guard whole.response.contentDigest != old.response.contentDigest else { continue }
        held[key] = whole
        changed.insert(key)
      case .failure(let refusal): refused[position] = refusal.problems
      }
    }
    return refused
  }

  private func missingWeight(of row: ImportedRow, _ number: Int) -> Problem? {
    guard let neededWeight, !row.statesWeight else { return nil }
    return Problem(ResponseFault.missingWeight, at: place.at(neededWeight, row: number))
  }

  private mutating func put(
    _ row: inout ImportedRow, over old: HeldResponse, _ number: Int
  ) -> Result<HeldResponse, MergeRefusal> {
    let merged = merge.merged(erasing.own(row), over: old, row: number)
    if case .success(let whole) = merged {
      (row.response, row.identities) = (whole.response, whole.identities)
    }
    return merged
  }
}
