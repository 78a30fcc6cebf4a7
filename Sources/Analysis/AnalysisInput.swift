import Findings

/// Everything estimates are computed from: a spec, its rows, its design and its calibration.
public struct AnalysisInput: Sendable {
  /// The spec, the ranges of its column lists resolved.
  public let spec: EstimateSpec
  /// The rows of the sample.
  public let table: DataTable
  /// The design.
  public let design: DesignColumns
  /// The steps of calibration, in order.
  public let calibration: [PreparedStep]
}

/// What came of putting a spec and its data together.
public struct AnalysisLoading: Sendable {
  /// The input; nil where something hinders it.
  public let input: AnalysisInput?
  /// Everything that was found: first the spec's, in the order of its lines.
  public let problems: [Problem]
  /// What hinders the analysis, the first of several; nil where there is an input.
  public let hindrance: AnalysisFault.Hindrance?

  /// Reads a spec and the data it names, and finds every fault of the spec in one pass, then every
  /// fault of the data, then all that contradicts the design.
  ///
  /// - Parameters:
  ///   - specPath: The spec; the files it names lie beside it.
  ///   - mostRows: Rows beyond which reading stops rather than take more memory, at most
  ///     `Int32.max`.
  public init(specPath: String, mostRows: Int = 500_000_000) {
    let (spec, problems) = EstimateSpecLoader.load(path: specPath)
    var preparation = InputPreparation(
      problems, folder: FilePath.folder(of: specPath), mostRows: mostRows)
    let input = spec.flatMap { preparation.input($0) }
    self.problems = preparation.problems.inFileOrder(of: specPath)
    let hindrance = preparation.hindrance
    self.hindrance = hindrance
    self.input = hindrance == nil ? input : nil
  }
}

/// The steps from a spec to an input. Each goes on as far as the one before allows.
struct InputPreparation {
  private(set) var problems: [Problem]
  private(set) var hindrance: AnalysisFault.Hindrance?
  /// Headers that were read before, by path and sheet.
  var knownHeaders: [[String?]: DataHeader] = [:]
  private let folder: String
  private let mostRows: Int

  init(_ problems: [Problem], folder: String, mostRows: Int) {
    self.problems = problems
    self.folder = folder
    self.mostRows = min(mostRows, Int(Int32.max))
    hindrance = problems.hasErrors ? .spec : nil
  }

  mutating func input(_ spec: EstimateSpec) -> AnalysisInput? {
    guard let (spec, headers) = resolved(spec), let table = table(spec, headers) else {
      return nil
    }
    return input(spec, table)
  }

  /// The spec with the ranges of its lists resolved, and the headers of its data.
  mutating func resolved(_ spec: EstimateSpec) -> (EstimateSpec, [DataHeader])? {
    var spec = spec
    let headers = headers(of: spec)
    guard headers.count == spec.data.count, !headers.isEmpty else { return nil }
    checkColumns(&spec, headers)
    return hindrance == nil ? (spec, headers) : nil
  }

  /// The input that rows make.
  mutating func input(_ spec: EstimateSpec, _ table: DataTable) -> AnalysisInput? {
    var table = table
    let derived = table.derive(spec)
    add(derived)
    let faulty = checkCells(spec, table)
    // Cells that could not be derived are missing, which would be told a second time.
    guard !derived.hasErrors else { return nil }
    var building = DesignBuilding(table, spec.design, beside: folder, faulty: faulty)
    let design = building.columns()
    add(building.problems)
    guard hindrance == nil else { return nil }
    var preparation = CalibrationPreparation(table, beside: folder)
    let steps = spec.calibration.compactMap { preparation.step($0) }
    add(preparation.problems)
    add(spec.separateTotalProblems(table))
    return AnalysisInput(spec: spec, table: table, design: design, calibration: steps)
  }

  private mutating func add(_ found: [Problem]) {
    problems += found
    for problem in found where problem.severity == .error {
      // Faults of files come from `Tables`.
      let hinders = AnalysisFault(rawValue: problem.code)?.hindrance ?? .data
      hindrance = hindrance.map { min($0, hinders) } ?? hinders
    }
  }

  private mutating func headers(of spec: EstimateSpec) -> [DataHeader] {
    spec.data.compactMap { source in
      let key = [
        FilePath.resolved(source.file, beside: folder), source.sheet, source.encoding?.rawValue,
      ]
      if let known = knownHeaders[key] { return known.named(by: source) }
      do {
        let header = try DataHeader(source, beside: folder)
        add(header.problems)
        knownHeaders[key] = header
        return header
      } catch {
        add([Problem(whileReading: error, at: source.place)])
      }
      return nil
    }
  }

  /// Resolves the columns of the spec and records what is wrong with them.
  private mutating func checkColumns(_ spec: inout EstimateSpec, _ headers: [DataHeader]) {
    let schema = SchemaCheck(ColumnSchema(spec, headers))
    for index in spec.missingIn.indices { schema.resolveNames(&spec.missingIn[index].columns) }
    if let rows = spec.rows { schema.schema.check(rows, .condition) }
    spec.visitColumns(schema.visitor)
    add(schema.schema.problems)
    // A list that could not be resolved would be counted wrongly.
    guard !schema.schema.problems.hasErrors else { return }
    add(spec.severalValueProblems)
    add(spec.replicateScaleProblems)
  }

  private mutating func table(_ spec: EstimateSpec, _ headers: [DataHeader]) -> DataTable? {
    let further = spec.missingCodesByColumn
    var reading = DataReading(names: spec.neededColumns(of: headers), mostRows: mostRows) { name in
      further[name].map { spec.missing + $0 } ?? spec.missing
    }
    for header in headers {
      do {
        try reading.read(header)
      } catch {
        add([Problem(whileReading: error, at: header.source.place)])
      }
    }
    add(reading.problems)
    guard hindrance == nil else { return nil }
    let origins = reading.origins
    guard origins.count > 0 else {
      add([Problem(AnalysisFault.noRows, at: Place(file: headers.first?.path))])
      return nil
    }
    return DataTable(columns: reading.takeColumns(), origins: origins)
  }

  /// Evaluates every column the spec names and gives those with faults in their cells.
  private mutating func checkCells(_ spec: EstimateSpec, _ table: DataTable) -> Set<String> {
    let check = CellCheck(table)
    var spec = spec
    spec.visitColumns(check.visitor)
    if case .replicateWeights(let weights) = spec.variance { check.checkReplicates(weights) }
    for entry in spec.estimates {
      if case .replicateWeights(let weights)? = entry.variance { check.checkReplicates(weights) }
    }
    add(check.problems)
    return check.faulty
  }
}
