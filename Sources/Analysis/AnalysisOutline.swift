import Tables

/// A spec of one file whose columns are known, before any row is read: for estimates that need no
/// row of their own, only sums over the rows that have the same key.
public struct AnalysisOutline: Sendable {
  /// The spec, the ranges of its column lists resolved.
  public let spec: EstimateSpec
  /// The file of its rows.
  public let text: PlainText
  /// Names of the file's columns.
  public let names: [String]
  /// Row of the header in the file.
  public let headerRow: Int
  /// Columns whose values decide which samples, strata, units and domains a row belongs to.
  public let keys: [String]
  /// Further codes that mean no answer, by column.
  public let missingCodes: [String: [SpecValue]]
  private let folder: String
  private let keySpec: EstimateSpec

  /// The outlines of specs; nil for each about which there is anything to say, whose rows are not in
  /// one text file, or whose rows decide more than what they are counted to. The header of a file
  /// that several name is read once.
  public static func outlines(specPaths: [String]) -> [AnalysisOutline?] {
    var headers: [[String?]: DataHeader] = [:]
    return specPaths.map { AnalysisOutline(specPath: $0, &headers) }
  }

  private init?(specPath: String, _ knownHeaders: inout [[String?]: DataHeader]) {
    let (spec, problems) = EstimateSpecLoader.load(path: specPath)
    guard let spec, problems.isEmpty, spec.data.count == 1, spec.calibration.isEmpty,
      spec.data[0].constants.isEmpty
    else { return nil }
    folder = FilePath.folder(of: specPath)
    var preparation = InputPreparation([], folder: folder, mostRows: Int(Int32.max))
    preparation.knownHeaders = knownHeaders
    guard let (resolved, headers) = preparation.resolved(spec), preparation.problems.isEmpty,
      let text = headers[0].plainText
    else { return nil }
    knownHeaders = preparation.knownHeaders
    self.spec = resolved
    self.text = text
    names = headers[0].names
    headerRow = headers[0].row
    keySpec = resolved.keysOnly
    keys = keySpec.neededColumns(of: headers)
    missingCodes = resolved.missingCodesByColumn
  }

  /// The input whose rows are the combinations of keys that occur; nil where there is anything to
  /// say about them.
  ///
  /// - Parameter weights: The weight each combination is given in the design.
  public func input(_ combinations: KeyCombinations, weights: [Double]) -> AnalysisInput? {
    let missing = keys.map { spec.missing + (missingCodes[$0] ?? []) }
    var preparation = InputPreparation([], folder: folder, mostRows: Int(Int32.max))
    let table = combinations.table(missing: missing)
    guard let input = preparation.input(keySpec, table), preparation.problems.isEmpty else {
      return nil
    }
    let rows = 0..<input.table.rowCount
    let design = DesignColumns(
      samples: input.design.samples, strata: input.design.strata, stages: input.design.stages,
      weights: rows.map { weights[input.table.origins.dataRow($0) - 1] },
      probabilities: input.design.probabilities,
      jointProbabilities: input.design.jointProbabilities)
    return AnalysisInput(spec: spec, table: input.table, design: design, calibration: [])
  }
}

/// Combinations of the values of some columns, as rows of a table.
public struct KeyCombinations {
  private let names: [String]
  private var builders: [ColumnBuilder]

  /// None yet.
  public init(of names: [String]) {
    self.names = names
    builders = names.map { _ in ColumnBuilder() }
  }

  /// Adds the value of a column to the combination begun last; every column gets one in turn.
  public mutating func append(_ text: UnsafeBufferPointer<UInt8>, column: Int) {
    builders[column].append(text)
  }

  /// The combinations as a table; a row's data row is the number of its combination, from 1.
  func table(missing: [[SpecValue]]) -> DataTable {
    var columns: [String: ColumnStorage] = [:]
    for (index, name) in names.enumerated() {
      columns[name] = builders[index].finished(missing: missing[index])
    }
    return DataTable(columns: columns, origins: .numbered(builders.first?.count ?? 0))
  }
}

extension EstimateSpec {
  /// The spec without what it computes: what is left names the columns that make keys.
  fileprivate var keysOnly: EstimateSpec {
    var spec = self
    spec.design.weights = nil
    spec.variance = .linearization
    spec.estimates = estimates.map { entry in
      var entry = entry
      entry.measure = .population
      entry.variance = nil
      return entry
    }
    return spec
  }
}
