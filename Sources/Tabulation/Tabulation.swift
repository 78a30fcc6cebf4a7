import Analysis
import Findings

/// From a spec file to its tables.
public enum Tabulation {
  /// Computes everything a spec asks for; problems and outcome say what hinders it.
  ///
  /// - Parameters:
  ///   - specPath: The spec; the files it names lie beside it.
  ///   - explaining: Whether the design is to be explained instead, stratum by stratum, and nothing
  ///     estimated.
  public static func tables(specPath: String, explaining: Bool = false) -> EstimateTables {
    tables(specPaths: [specPath], explaining: explaining)[0]
  }

  /// Computes everything that several specs ask for. Those that name the same file and need no row
  /// of their own are answered from one scan of it.
  ///
  /// - Parameter threads: Threads that scan.
  public static func tables(
    specPaths: [String], explaining: Bool = false, threads: Int = 2
  ) -> [EstimateTables] {
    let fromCells =
      explaining
      ? specPaths.map { _ in nil }
      : CellTabulation.tables(specPaths: specPaths, threads: threads)
    return zip(specPaths, fromCells).map {
      $1 ?? rowTables(specPath: $0, explaining: explaining)
    }
  }

  /// The tables by the general engine.
  static func rowTables(specPath: String, explaining: Bool) -> EstimateTables {
    let loading = AnalysisLoading(specPath: specPath)
    guard let input = loading.input else {
      return EstimateTables(
        hinderedBy: loading.problems, EstimateTables.Outcome(loading.hindrance))
    }
    var tabulation = RowTabulation(input, loading.problems)
    return explaining ? tabulation.explain() : tabulation.run()
  }
}

extension EstimateTables.Outcome {
  fileprivate init(_ hindrance: AnalysisFault.Hindrance?) {
    switch hindrance {
    case .spec: self = .spec
    case .data: self = .data
    case .design, nil: self = .design
    }
  }
}
