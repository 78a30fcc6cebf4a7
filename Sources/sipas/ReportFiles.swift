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
  init(_ results: RoundResults, _ reading: RoundReading, table: IndexTable, day: Day) throws {
    let definition = results.definition
    let criteria = try CriteriaFile.load(definition.workspace)
    let province = definition.units.unit(
      code: definition.workspace.file.province, on: definition.round.day)
    report = IndexReport(
      title: ReportTitle(
        province: province?.name ?? "", round: definition.round.title[Speech.language],
        organisation: definition.workspace.file.organisation, date: day,
        isSimulated: definition.round.isSimulated),
      table: table, plan: definition.plan, progress: try reading.progress(),
      fieldwork: try reading.fieldwork(),
      points: try criteria.map { try results.points(of: table, by: $0) } ?? [],
      unverifiedCriteria: criteria?.unverified ?? [],
      messages: Catalogue.all)
    name = "bao-cao-\(definition.round.id)" + (Speech.language == .vi ? "" : "-en")
  }

  /// Writes the files wanted into a folder and gives their paths.
  func write(_ kinds: Set<ReportCommand.Kind>, into folder: String) throws -> [String] {
    try OutputFile.makeFolder(folder)
    var paths: [String] = []
    if kinds.contains(.html) {
      let path = OutputFile.path("\(name).html", in: folder)
      try OutputFile.write(HTMLReport.render(report, language: Speech.language), to: path)
      paths.append(path)
    }
    if kinds.contains(.xlsx) {
      let path = OutputFile.path("\(name).xlsx", in: folder)
      try WorkbookReport.write(report, to: path, language: Speech.language)
      paths.append(path)
    }
    return paths
  }
}

extension BatchSummary {
  /// A batch of the store as people see it.
  init(_ batch: Batch) {
    self.init(
      id: batch.id, runs: batch.runs.map(RunSummary.init), counts: batch.counts,
      end: batch.status.end, waiting: batch.waiting, waitingSheets: batch.waitingSheets)
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
