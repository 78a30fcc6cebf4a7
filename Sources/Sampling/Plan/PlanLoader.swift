import Agencies
import Findings
import Rules

/// Reads a sample plan (`plan.yaml`).
///
/// ```yaml
/// kind: quota
/// fieldwork: {from: 2025-10-01, to: 2025-11-15}
/// source: {number: KH 126/KH-UBND}
/// agencies: 50          # every agency of the province
/// communes: 40          # every xã, phường and đặc khu
/// cellItems: [gender, ageGroup]
/// targets:              # single units; they override the two above
///   - {unit: "32248", count: 60, population: 21000}
///   - {unit: "32014", count: 40, cells: {1|1: 20, 2|1: 20}}
/// ```
public enum PlanLoader {
  /// Reads and checks a plan; every fault is found in one pass, with line and column. The plan is
  /// nil where at least one is an error.
  ///
  /// - Parameters:
  ///   - directory: All units of the workspace; nil where they could not be read, so that only what
  ///     does not depend on them is judged and there is no plan.
  ///   - isComplete: Whether the directory has the province's own units too. Without them only
  ///     codes in the form of official ones are judged, and there is no plan.
  ///   - province: Code of the province the round covers.
  ///   - options: Option codes of the single-choice items that may make cells, by item id; nil
  ///     where the questionnaire could not be read, with the same effect.
  public static func load(
    path: String, directory: UnitDirectory?, isComplete: Bool = true, province: String,
    options: [String: [String]]?
  ) -> (SamplePlan?, [Problem]) {
    load(
      DefinitionFile(path: path), directory: directory, isComplete: isComplete,
      province: province, options: options)
  }

  /// Checks a plan that was read already.
  public static func load(
    _ file: DefinitionFile, directory: UnitDirectory?, isComplete: Bool = true,
    province: String, options: [String: [String]]?
  ) -> (SamplePlan?, [Problem]) {
    let units = PlanUnits(directory: directory, isComplete: isComplete, province: province)
    let plan = file.root.flatMap { PlanReader($0, units: units, options: options)?.plan() }
    let isJudged = directory != nil && isComplete && options != nil && !file.problems.hasErrors
    return (isJudged ? plan : nil, file.problems)
  }
}
