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
      table: table, plan: definition.plan, progress: reading.progress,
      fieldwork: try reading.fieldwork(),
      points: try criteria.map { try results.points(of: table, by: $0) } ?? [],
      unverifiedCriteria: criteria?.unverified ?? [],
      messages: Catalogue.all)
    name = "bao-cao-\(definition.round.id)"
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
  /// Batches of the store as people see them.
  static func all(of batches: [Batch]) -> [BatchSummary] {
    batches.map { batch in
      // Rows that came again in a reject file are counted in the batch that read it.
      let again = batches.filter { $0.continuing == batch.id && $0.status != .undone }
      var summary = BatchSummary(batch)
      summary.waiting = max(
        0, batch.counts.refused - again.reduce(0) { $0 + $1.counts.read })
      return summary
    }
  }

  /// A batch of the store as people see it.
  init(_ batch: Batch) {
    self.init(
      id: batch.id, startedOn: Today.day(batch.startedAt), user: batch.user,
      files: batch.files.map { ImportedFile(name: $0.name, digest: $0.digest) },
      counts: batch.counts, end: batch.status.end)
  }
}

extension Batch.Status {
  /// How the batch ended for a reader; nil while it is open.
  var end: BatchEnd? {
    switch self {
    case .open: nil
    case .finished: .finished
    case .reverted, .undone: .reverted
    }
  }
}
