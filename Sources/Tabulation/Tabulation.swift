import Analysis
import Findings

/// From a spec file to its tables.
public enum Tabulation {
  /// Computes everything a spec asks for; problems and outcome say what hinders it.
  ///
  /// - Parameter specPath: The spec; the files it names lie beside it.
  public static func tables(specPath: String) -> EstimateTables {
    let loading = AnalysisLoading(specPath: specPath)
    let outcome = EstimateTables.Outcome(loading.hindrance)
    return EstimateTables(hinderedBy: loading.problems, outcome)
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
