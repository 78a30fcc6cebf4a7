import Sampling
import Satisfaction

extension LocalizedReport {
  /// Valid responses still wanted of a unit; nil where they would tell how many persons a hidden quota
  /// cell holds.
  func missing(of unit: UnitProgress) -> Int? { hasHiddenCells(unit) ? nil : unit.missing }

  /// Valid responses beyond the quotas of a unit; nil likewise.
  func outOfQuota(of unit: UnitProgress) -> Int? { hasHiddenCells(unit) ? nil : unit.outOfQuota }

  private func hasHiddenCells(_ unit: UnitProgress) -> Bool {
    let hidden = PublishedQuotaCell.cells(of: report.progress, minimum: method.minimumToShow)
      .filter { $0.hidden != nil }
    return unit.cells.contains { cell in hidden.contains { $0.cell == cell.cell } }
  }
}
