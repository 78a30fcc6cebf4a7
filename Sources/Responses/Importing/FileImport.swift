import Agencies
import Findings
import Questionnaires
import Tables

/// Imports the sheets of one file, one after the other.
struct FileImport {
  /// What came of a file.
  struct Result {
    /// Rows that met a stored response with other content and stop the run.
    var conflicts = 0
    /// Whether the run was stopped in it.
    var isInterrupted = false
  }

  let questionnaire: Questionnaire
  let method: IndexMethod
  let directory: UnitDirectory
  let policy: ImportPolicy
  let batch: OpenBatch
  /// Position in `BatchStart.files`.
  let position: Int
  let reject: RejectFile?

  /// Imports the planned sheets and completes the file's receipt.
  func run(
    _ file: inout PlannedFile, into store: any ImportStore, afterChunk: (Int, Double) -> Bool
  ) throws -> Result {
    var result = Result()
    guard !file.sheets.isEmpty else { return result }
    guard let table = reopened(&file) else { return result }
    var register = IdentityRegister()
    for sheet in file.sheets {
      var work = SheetImport(
        sheet: sheet, key: SheetKey(file: position, sheet: sheet.storedName), path: file.path,
        storedName: file.imported?.name ?? file.path, batch: batch, policy: policy,
        directory: directory, replacements: replacements(of: sheet, file.path), reject: reject)
      try work.expectMendedRows(of: table, in: store)
      let rows = CodedRows(
        of: CodedRowSource(
          table: table, sheet: sheet, questionnaire: questionnaire,
          validity: method.responseValidity, directory: directory, policy: policy,
          place: work.place, register: register))
      let ending = try work.run(rows, into: store, afterChunk: afterChunk)
      if let ending {
        register = ending.register
        work.addLateRejects(from: table)
      }
      result.isInterrupted = ending == nil
      file.receipt.sheets[sheet.receiptIndex].take(work)
      result.conflicts += work.conflicts
      if result.isInterrupted { break }
    }
    return result
  }

  private func replacements(of sheet: PlannedSheet, _ path: String) -> Replacements {
    Replacements(
      merge: ResponseMerge(
        questionnaire, method.responseValidity, sheet.mapping, at: sheet.place(in: path)),
      erasing: ErasingColumns(questionnaire, sheet.mapping, blanksErase: policy.blanksErase))
  }

  private func reopened(_ file: inout PlannedFile) -> TableFile? {
    do {
      return try TableFile.open(file.path, options: policy.reading)
    } catch {
      if let problem = error as? Problem { file.receipt.problems.append(problem) }
      return nil
    }
  }
}

extension SheetReceipt {
  /// Takes over what an import of the sheet found.
  fileprivate mutating func take(_ work: SheetImport) {
    counts = ReceiptCounts(work.counts)
    problems += work.problems.shown(at: work.place)
    problemCounts.merge(work.problems.counts, uniquingKeysWith: +)
  }
}

extension FileReceipt {
  /// Rows, sheets and whole files that were refused.
  var refusals: Int {
    let rows = sheets.reduce(0) { $0 + $1.counts.refused }
    return rows + sheets.count { $0.treatment == .refused } + (isReadable ? 0 : 1)
  }
}
