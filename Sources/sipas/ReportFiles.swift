import Findings
import Foundation
import Reports
import Responses
import Rules
import Satisfaction
import Storage

/// Writes the report of a round.
struct ReportFiles {
  private let report: IndexReport
  private let name: String

  /// Collects everything the report is made of.
  init(_ results: RoundResults, table: IndexTable, day: Day) throws {
    let definition = results.definition
    let province = definition.units.unit(
      code: definition.workspace.file.province, on: definition.round.day)
    report = IndexReport(
      title: ReportTitle(
        province: province?.name ?? "", round: definition.round.title[Speech.language],
        organisation: definition.workspace.file.organisation, date: day,
        isSimulated: definition.round.isSimulated),
      table: table, plan: definition.plan, progress: try results.progress(),
      fieldwork: try results.fieldwork(), points: try results.points(of: table),
      unverifiedCriteria: try CriteriaFile.load(definition.workspace)?.unverified ?? [],
      messages: Catalogue.all)
    name = "bao-cao-\(definition.round.id)"
  }

  /// Writes the files wanted into a folder and gives their paths.
  func write(_ kinds: Set<ReportCommand.Kind>, into folder: String) throws -> [String] {
    try OutputFile.makeFolder(folder)
    var paths: [String] = []
    if kinds.contains(.html) {
      let path = "\(folder)/\(name).html"
      try OutputFile.write(HTMLReport.render(report, language: Speech.language), to: path)
      paths.append(path)
    }
    if kinds.contains(.xlsx) {
      let path = "\(folder)/\(name).xlsx"
      try WorkbookReport.write(report, to: path, language: Speech.language)
      paths.append(path)
    }
    return paths
  }
}

extension RoundResults {
  /// What came in and what became of it.
  func fieldwork() throws -> FieldworkSummary {
    var (received, valid) = (0, 0)
    var invalid: [InvalidReason: Int] = [:]
    try store.scan(round: definition.round.id) { response in
      received += 1
      switch response.validity {
      case .valid: valid += 1
      case .invalid(let reason): invalid[reason, default: 0] += 1
      }
    }
    return FieldworkSummary(
      received: received, valid: valid, invalid: invalid,
      batches: try store.batches(round: definition.round.id).map(BatchSummary.init))
  }
}

extension BatchSummary {
  /// A batch of the store as people see it.
  init(_ batch: Batch) {
    self.init(
      id: batch.id, runs: batch.runs.map(RunSummary.init), counts: batch.counts,
      end: batch.status.end, waiting: batch.waiting)
  }
}

extension RunSummary {
  /// A run of the store as people see it.
  init(_ run: BatchRun) {
    self.init(
      startedOn: Today.day(run.startedAt), timeOfDay: Today.time(run.startedAt), user: run.user,
      files: run.files.map { ImportedFile(name: $0.name, digest: $0.digest, mended: $0.mended) },
      counts: run.counts, end: run.status.end)
  }
}

extension Batch.Status {
  /// The same for a reader.
  var end: ImportEnd {
    switch self {
    case .open: .open
    case .finished: .finished
    case .reverted: .reverted
    case .undone: .undone
    }
  }
}
