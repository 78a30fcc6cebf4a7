import Analysis
import Tables

/// The cells of a file, counted as a plan asks.
struct CountedCells {
  /// Most scans that start anew because a text was met that had no class yet.
  private static let mostAttempts = 32
  /// Decimals of weights that are tried, one after the other.
  private static let decimals = [4, 6]

  /// What was counted.
  let plan: CellPlan
  /// Where it stands in a cell.
  let layout: CellLayout
  /// The classes of each item.
  let vocabularies: [ItemVocabulary]
  /// Owns the cells.
  private let tables: [CellTable]

  /// Counts; nil where the general reader has to look at the rows.
  init?(_ plan: CellPlan, threads: Int) {
    guard let first = plan.outlines.first,
      let firstRow = first.text.offset(behindRecords: first.headerRow)
    else { return nil }
    var vocabularies = plan.items.map { item in
      ItemVocabulary(
        item, missing: first.spec.missing + (first.missingCodes[item.name] ?? []))
    }
    var decimals = CountedCells.decimals[...]
    for _ in 0..<CountedCells.mostAttempts {
      guard let kept = decimals.first,
        let layout = CellLayout(plan, vocabularies, firstRow: firstRow, decimals: kept)
      else { return nil }
      do {
        tables = try CellScan.tables(layout, threads: threads)
        self.plan = plan
        self.layout = layout
        self.vocabularies = vocabularies
        return
      } catch .unknownText(let item, let text) {
        guard CountedCells.learn(text, item, &vocabularies) else { return nil }
      } catch .finerWeight {
        decimals = decimals.dropFirst()
      } catch {
        return nil
      }
    }
    return nil
  }

  /// Gives a text its class in an item, and in all items that are asked the same: what one of them has
  /// the others mostly have too, and each scan anew costs as much as the first.
  private static func learn(
    _ text: String, _ item: Int, _ vocabularies: inout [ItemVocabulary]
  ) -> Bool {
    let plan = vocabularies[item].plan
    return vocabularies.indices.filter { vocabularies[$0].plan.asksTheSame(as: plan) }
      .allSatisfy { vocabularies[$0].learn(text) }
  }

  /// The words of every cell; they live as long as this.
  var cells: [UnsafeMutablePointer<Int64>] {
    tables.flatMap { table in (0..<table.count).map(table.words) }
  }

  /// The input of a spec whose rows are the cells; a cell weighs 1, or 0 where all its rows do.
  func input(_ outline: AnalysisOutline) -> AnalysisInput? {
    var combinations = KeyCombinations(of: outline.keys)
    let positions = outline.keys.map { key in plan.keys.firstIndex(of: key) ?? 0 }
    for table in tables {
      for cell in 0..<table.count {
        let key = table.key(cell)
        for (column, position) in positions.enumerated() {
          table.withText(key[position]) { combinations.append($0, column: column) }
        }
      }
    }
    let weights = cells.map { $0[CellLayout.Word.weighted] > 0 ? 1.0 : 0 }
    return outline.input(combinations, weights: weights)
  }
}

extension CellLayout {
  /// The layout of a plan; nil where the weight is no column of the file.
  fileprivate init?(
    _ plan: CellPlan, _ vocabularies: [ItemVocabulary], firstRow: Int, decimals: Int
  ) {
    guard let outline = plan.outlines.first else { return nil }
    let names = outline.names
    let weight = outline.spec.design.weights
    let column = weight.flatMap { names.firstIndex(of: $0.text) }
    guard weight == nil || column != nil, names.count > 1 else { return nil }
    self.init(
      text: outline.text, firstRow: firstRow, columns: names.count,
      keys: plan.keys.compactMap { names.firstIndex(of: $0) }, weight: column,
      decimals: weight == nil ? 0 : decimals,
      missingWeights: plan.outlines.flatMap { $0.missingWeights(decimals: decimals) },
      items: vocabularies.enumerated().map { item, vocabulary in
        vocabulary.codes { plan.contributions(of: item, $0) }
      },
      pairs: plan.pairFields,
      needsEveryAnswer: plan.items.contains(where: \.needsValues))
  }
}

extension AnalysisOutline {
  /// Numbers that mean that a row has no weight, in units of the last decimal kept.
  fileprivate func missingWeights(decimals: Int) -> [Int64] {
    guard let column = spec.design.weights?.text else { return [] }
    let unit = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return (spec.missing + (missingCodes[column] ?? [])).compactMap { code in
      code.number.flatMap { Int64(exactly: ($0 * unit).rounded()) }
    }
  }
}

extension CellPlan {
  /// What an answer to an item adds to x and y of each pair.
  fileprivate func contributions(of item: Int, _ answer: ItemVocabulary.AnswerClass) -> [UInt8] {
    pairs.flatMap { pair -> [UInt8] in
      let members = pair.members.filter { $0.item == item }
      return [UInt8(members.count), UInt8(members.count { answer.passes[$0.test] })]
    }
  }
}

extension PlainText {
  /// Most bytes that are looked at for a header.
  private static var headerBytes: Int { 1 << 16 }

  /// Bytes up to the end of the first records; nil where they are too many.
  fileprivate func offset(behindRecords count: Int) -> Int? {
    guard let window = MarkedWindow(path: path, capacity: PlainText.headerBytes) else { return nil }
    guard (try? window.move(to: start, delimiter: delimiter)) != nil else { return nil }
    let parser = RecordParser(self)
    var row = Row()
    var used = 0
    for _ in 0..<count {
      let rest = UnsafeBufferPointer(start: window.bytes + used, count: window.count - used)
      guard case .record(let length) = parser.parse(rest, isLast: window.isLast, into: &row)
      else { return nil }
      used += length
    }
    return start + min(used, window.count)
  }
}
