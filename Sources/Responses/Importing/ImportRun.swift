import Agencies
import Findings
import Foundation
import Questionnaires
import Rules
import Tables

/// Imports files of responses into a store: the whole job between a list of paths and a receipt.
///
/// `read = new + changed + unchanged + refused + skipped` holds for every sheet, file and run. An
/// interrupted run is taken up again by running the same files: rows the store has already are read
/// again, for the reject file and the count of equal rows, but not added.
public final class ImportRun {
  /// Mappings of the sheets met, for a `MappingFile`.
  public private(set) var mappings: [ColumnMapping] = []

  private let questionnaire: Questionnaire
  private let method: IndexMethod
  private let directory: UnitDirectory
  private let policy: ImportPolicy
  private let planner: ImportPlanner

  /// A run.
  ///
  /// - Parameter mappings: kept from earlier imports, perhaps edited.
  public init(
    questionnaire: Questionnaire, method: IndexMethod, directory: UnitDirectory,
    policy: ImportPolicy, mappings: [ColumnMapping] = []
  ) {
    self.questionnaire = questionnaire
    self.method = method
    self.directory = directory
    self.policy = policy
    planner = ImportPlanner(
      detection: MappingDetection(
        questionnaire: questionnaire, known: mappings, needsUnitColumn: policy.unit == nil),
      questionnaire: questionnaire, policy: policy)
  }

  /// Imports the files.
  ///
  /// - Parameters:
  ///   - clock: gives the time of start and end.
  ///   - isCancelled: asked after every chunk; what was stored until then stays.
  /// - Throws: what the store throws (another import runs, the disk is full); the batch then stays
  ///   open and the same run resumes it. Faults of files and rows are in the receipt.
  public func run(
    files paths: [String], into store: any ImportStore, clock: () -> Date,
    progress: (ImportProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws -> ImportReceipt {
    var receipt = ImportReceipt(policy: policy, questionnaire: questionnaire, startedAt: clock())
    var files = paths.map(planner.plan)
    mappings = files.flatMap { $0.sheets.map(\.mapping.withoutLineage) }
    noteRepeatedFiles(&files)
    guard files.contains(where: { !$0.sheets.isEmpty }) else {
      receipt.end = .unreadable
      try keepRefusedSheets(files, store, &receipt, clock)
      return closed(receipt, files, at: clock())
    }
    let continued = ContinuedBatch(files)
    if let problem = continued.problem {
      receipt.end = .reverted
      receipt.problems.append(problem)
      return closed(receipt, files, at: clock())
    }
    let batch = try begin(&files, continued, store, &receipt)
    var outcome = try importAll(&files, batch, store, receipt.startedAt) { reached in
      progress(reached)
      return !isCancelled()
    }
    if !outcome.isInterrupted { try noteUnclearNumbers(&files, batch, store, &outcome) }
    try finish(outcome, files, batch, store, &receipt, clock)
    closeRejects(outcome, &files)
    return closed(receipt, files, at: clock())
  }

  /// Sheets whose headers have faults wait for better ones, in a batch that brought no row.
  private func keepRefusedSheets(
    _ files: [PlannedFile], _ store: any ImportStore, _ receipt: inout ImportReceipt,
    _ clock: () -> Date
  ) throws {
    let read = files.filter { $0.digest != nil }
    guard !policy.isDryRun, !policy.isAllOrNothing, read.contains(where: \.waitsAsWhole) else {
      return
    }
    let batch = try store.begin(
      BatchStart(
        round: policy.round, user: policy.user, startedAt: receipt.startedAt,
        files: read.compactMap(\.imported), onConflict: policy.onConflict, isDryRun: false))
    let findings = read.enumerated().reduce(into: [:]) { found, file in
      found.merge(file.element.findings(at: file.offset)) { first, _ in first }
    }
    try store.finish(batch, as: .finished, findings: findings, rejectFiles: [:], at: clock())
    receipt.batch = batch.reference.number
  }

  private func begin(
    _ files: inout [PlannedFile], _ continued: ContinuedBatch, _ store: any ImportStore,
    _ receipt: inout ImportReceipt
  ) throws -> OpenBatch {
    var start = BatchStart(
      round: policy.round, user: policy.user, startedAt: receipt.startedAt,
      files: files.compactMap(\.imported), onConflict: policy.onConflict,
      isDryRun: policy.isDryRun, continuing: continued.reference)
    start.continuingAt = continued.cell
    let batch = try store.begin(start)
    receipt.batch = policy.isDryRun ? nil : batch.reference.number
    receipt.resumed = !batch.committed.isEmpty
    noteEarlierImports(batch, &files)
    noteTrialRejects(&files)
    guard let continuing = continued.reference else { return batch }
    guard batch.lostItsBatch else {
      receipt.continuing = continuing.number
      return batch
    }
    receipt.problems.append(
      Problem(
        ResponseFault.batchTakenBack,
        ["batch": "\(continuing.number)", "value": receipt.batch.map { " \($0)" } ?? ""]))
    return batch
  }

  private func noteRepeatedFiles(_ files: inout [PlannedFile]) {
    var first: [ContentDigest: String] = [:]
    for position in files.indices {
      guard let digest = files[position].digest else { continue }
      if let known = first[digest] {
        files[position].note(.givenTwice, ["first": known])
      } else {
        first[digest] = files[position].path
      }
    }
  }

  private func noteEarlierImports(_ batch: OpenBatch, _ files: inout [PlannedFile]) {
    let stored = files.indices.filter { files[$0].digest != nil }
    for (position, earlier) in batch.earlier where stored.indices.contains(position) {
      files[stored[position]].note(
        .importedBefore,
        ["batch": "\(earlier.batch)", "time": policy.timeText(earlier.startedAt)])
    }
  }

  /// The rows are taken, since they are what they are; the rest of their file is easily forgotten.
  private func noteTrialRejects(_ files: inout [PlannedFile]) {
    for position in files.indices {
      let lineages = files[position].sheets.compactMap(\.lineage)
      guard let lineage = lineages.first(where: { $0.batch == nil }) else { continue }
      let place = Place(file: files[position].path)
      files[position].receipt.problems.append(
        Problem(ResponseFault.trialRejectFile, at: place, ["file": lineage.file]))
    }
  }

  private struct Outcome {
    var conflicts = 0
    var isInterrupted = false
    var rejects: [Int: RejectFile] = [:]
    var findings: [SheetKey: SheetFindings] = [:]
  }

  private func importAll(
    _ files: inout [PlannedFile], _ batch: OpenBatch, _ store: any ImportStore,
    _ createdAt: Date, afterChunk: (ImportProgress) -> Bool
  ) throws -> Outcome {
    var outcome = Outcome()
    var names = policy.rejectFolder.map {
      RejectNames(
        folder: $0, batch: policy.isDryRun ? nil : batch.reference.number, inputs: files.map(\.path)
      )
    }
    var rows = 0
    var storedPosition = -1
    for position in files.indices where files[position].digest != nil {
      storedPosition += 1
      outcome.rejects[position] = names?.rejectFile(
        for: files[position], createdAt: createdAt, language: policy.language)
      let work = FileImport(
        questionnaire: questionnaire, method: method, directory: directory, policy: policy,
        batch: batch, position: storedPosition, reject: outcome.rejects[position])
      let (path, fileCount) = (files[position].path, files.count)
      let result = try work.run(&files[position], into: store) { taken, share in
        rows += taken
        return afterChunk(
          ImportProgress(
            file: path, fileIndex: position, fileCount: fileCount, rows: rows,
            sheetShare: share))
      }
      outcome.conflicts += result.conflicts
      outcome.findings.merge(result.findings) { $1 }
      outcome.isInterrupted = result.isInterrupted
      if outcome.isInterrupted { break }
    }
    return outcome
  }

  private func noteUnclearNumbers(
    _ files: inout [PlannedFile], _ batch: OpenBatch, _ store: any ImportStore,
    _ outcome: inout Outcome
  ) throws {
    let found = Dictionary(grouping: try store.unclearNumbers(in: batch), by: \.sheet)
    guard !found.isEmpty else { return }
    let check = UnclearNumberCheck(directory: directory, day: policy.fieldDay)
    for (stored, position) in files.indices.filter({ files[$0].digest != nil }).enumerated() {
      for sheet in files[position].sheets {
        let key = SheetKey(file: stored, sheet: sheet.storedName)
        guard
          let problem = check.problem(found[key] ?? [], of: sheet, in: files[position].path)
        else { continue }
        files[position].receipt.sheets[sheet.receiptIndex].list([problem])
        outcome.findings[key, default: SheetFindings(problems: [])].problems.append(problem)
      }
    }
  }

  private func finish(
    _ outcome: Outcome, _ files: [PlannedFile], _ batch: OpenBatch, _ store: any ImportStore,
    _ receipt: inout ImportReceipt, _ clock: () -> Date
  ) throws {
    let refused = files.reduce(0) { $0 + $1.receipt.refusals }
    receipt.settledBefore = try store.refusalsSettledBefore(in: batch)
    if outcome.isInterrupted {
      receipt.end = .interrupted
      receipt.problems.append(Problem(ResponseFault.interrupted))
      if policy.isDryRun { try store.finish(batch, as: .reverted, at: clock()) }
    } else if outcome.conflicts > 0 {
      receipt.end = .reverted
      receipt.problems.append(
        Problem(ResponseFault.conflictStop, ["count": "\(outcome.conflicts)"]))
    } else if policy.isAllOrNothing, refused > 0 {
      receipt.end = .reverted
      receipt.problems.append(
        Problem(ResponseFault.allOrNothing, ["count": "\(refused)"]))
    }
    if receipt.end != .interrupted {
      try store.finish(
        batch, as: receipt.end == .reverted ? .reverted : .finished, findings: outcome.findings,
        rejectFiles: rejectNames(outcome, files), at: clock())
    }
  }

  /// Names of the reject files that have rows, by position among the files that could be read.
  private func rejectNames(_ outcome: Outcome, _ files: [PlannedFile]) -> [Int: String] {
    let read = files.indices.filter { files[$0].digest != nil }
    let named = read.enumerated().compactMap { stored, position in
      outcome.rejects[position].flatMap { $0.hasRows ? (stored, $0.name) : nil }
    }
    return Dictionary(named) { first, _ in first }
  }

  /// Reject files take their place; a run that was interrupted writes them when it goes on.
  private func closeRejects(_ outcome: Outcome, _ files: inout [PlannedFile]) {
    guard !outcome.isInterrupted else { return }
    for (position, reject) in outcome.rejects where reject.hasRows {
      do {
        files[position].receipt.rejectFile = try reject.close()
      } catch {
        let place = Place(file: files[position].path)
        files[position].receipt.problems.append(SheetImport.notWritten(error, at: place))
      }
    }
  }

  private func closed(
    _ receipt: ImportReceipt, _ files: [PlannedFile], at end: Date
  ) -> ImportReceipt {
    var receipt = receipt
    receipt.endedAt = end
    receipt.files = files.map { file in
      var receipt = file.receipt
      receipt.totals = receipt.sheets.map(\.counts).sum
      return receipt
    }
    receipt.totals = receipt.files.map(\.totals).sum
    receipt.stored = !receipt.dryRun && [.finished, .interrupted].contains(receipt.end)
    receipt.exitCode = ImportRun.exitCode(receipt)
    return receipt
  }

  private static func exitCode(_ receipt: ImportReceipt) -> Int {
    switch receipt.end {
    case .unreadable: return 3
    case .reverted where receipt.hasConflicts || receipt.isMixed: return 4
    case .reverted, .interrupted: return 1
    case .finished:
      let isClean = receipt.allProblems.allSatisfy { $0.severity == .note }
      return isClean && receipt.totals.refused == 0 ? 0 : 1
    }
  }
}

extension ImportReceipt {
  /// Whether a row met a response with other content, under `stop`, or under all-or-nothing where
  /// nobody settled it.
  fileprivate var hasConflicts: Bool {
    files.contains { file in
      file.sheets.contains { ($0.problemCounts[ResponseFault.conflict.rawValue] ?? 0) > 0 }
    }
  }
}

extension PlannedFile {
  /// Notes that the same bytes came before.
  fileprivate mutating func note(_ fault: ResponseFault, _ facts: [String: String]) {
    isKnown = true
    receipt.problems.append(Problem(fault, at: Place(file: path), facts))
  }
}
