import Agencies
import Findings
import Foundation
import Responses
import Rules
import Sampling
import Satisfaction

/// Everything a report of one round is made of. Renderers read nothing else.
public struct IndexReport: Sendable {
  /// What stands on the title page.
  public var title: ReportTitle
  /// The indices with their evidence.
  public var table: IndexTable
  /// The plan, where the round has one.
  public var plan: SamplePlan?
  /// Filling of the targets, one a unit.
  public var progress: [UnitProgress]
  /// What came in and what became of it; nil where the report is made without a store.
  public var fieldwork: FieldworkSummary?
  /// PAR points converted from indices; empty where none were asked for.
  public var points: [ParPoints]
  /// What of the criteria set could not be checked against its legal text.
  public var unverifiedCriteria: [UnverifiedMark]
  /// Wording of the problems in `table.problems`.
  public var messages: MessageCatalogue

  /// A report of a round.
  public init(
    title: ReportTitle, table: IndexTable, plan: SamplePlan? = nil, progress: [UnitProgress] = [],
    fieldwork: FieldworkSummary? = nil, points: [ParPoints] = [],
    unverifiedCriteria: [UnverifiedMark] = [], messages: MessageCatalogue = .joined([])
  ) {
    self.title = title
    self.table = table
    self.plan = plan
    self.progress = progress
    self.fieldwork = fieldwork
    self.points = points
    self.unverifiedCriteria = unverifiedCriteria
    self.messages = messages
  }
}

/// What stands on the title page of a report.
public struct ReportTitle: Sendable, Hashable {
  /// Name of the province with its kind, `Tỉnh Cà Mau`.
  public var province: String
  /// Title of the round (đợt khảo sát).
  public var round: String
  /// Who publishes the report, `Sở Nội vụ`.
  public var organisation: String
  /// Day of the report.
  public var date: Day
  /// Whether the answers were made by a program. The report then says so on every page.
  public var isSimulated: Bool

  /// A title.
  public init(
    province: String, round: String, organisation: String, date: Day, isSimulated: Bool
  ) {
    self.province = province
    self.round = round
    self.organisation = organisation
    self.date = date
    self.isSimulated = isSimulated
  }
}

/// What came in during field work and what became of it.
public struct FieldworkSummary: Sendable, Hashable {
  /// Responses in the store (phiếu thu về).
  public var received: Int
  /// Those that count (phiếu hợp lệ).
  public var valid: Int
  /// Those that do not count, by reason.
  public var invalid: [InvalidReason: Int]
  /// Import runs in the order they were made.
  public var batches: [BatchSummary]

  /// A summary.
  public init(
    received: Int, valid: Int, invalid: [InvalidReason: Int], batches: [BatchSummary]
  ) {
    self.received = received
    self.valid = valid
    self.invalid = invalid
    self.batches = batches
  }
}

/// Points of a PAR criterion that an index gave (điểm của tiêu chí CCHC).
public struct ParPoints: Sendable, Hashable {
  /// The unit scored; nil for the whole province.
  public var unit: UnitKey?
  /// Number and name of the criterion as printed.
  public var criterion: LocalizedText
  /// Most points the criterion can give (điểm chuẩn).
  public var maxPoints: Decimal
  /// Points as the criteria set rounds them, point as separator; nil where the index has no value.
  public var points: String?
  /// Why there are none.
  public var withheld: Ineligibility?

  /// Points of a unit in a criterion.
  public init(
    unit: UnitKey?, criterion: LocalizedText, maxPoints: Decimal, points: String?,
    withheld: Ineligibility? = nil
  ) {
    self.unit = unit
    self.criterion = criterion
    self.maxPoints = maxPoints
    self.points = points
    self.withheld = withheld
  }
}
