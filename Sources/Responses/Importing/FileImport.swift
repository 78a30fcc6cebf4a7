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
    /// What was found of whole sheets, to be kept with the run.
    var findings: [SheetKey: SheetFindings] = [:]

    /// Adds findings of a sheet.
    fileprivate mutating func add(_ problems: [Problem], of sheet: SheetKey) {
      findings[sheet, default: SheetFindings(problems: [])].problems += problems
    }
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
    var result = Result(findings: file.findings(at: position))
    guard !file.sheets.isEmpty else { return result }
    guard let table = reopened(&file) else { return result }
    var register = IdentityRegister()
    var empty: [PlannedSheet] = []
    for sheet in file.sheets {
      let hasWeights = StatedWeights.areExpected(in: sheet, of: table)
      var work = sheetImport(sheet, of: file, hasWeights: hasWeights)
      try work.expectRefusedRows(of: table, in: store)
      let rows = CodedRows(
        of: CodedRowSource(
          table: table, sheet: sheet, questionnaire: questionnaire,
          validity: method.responseValidity, directory: directory, policy: policy,
          place: work.place, register: register,
          needsWeight: hasWeights && !policy.blanksKeepStored))
      let ending = try work.run(rows, into: store, afterChunk: afterChunk)
      if let ending {
        register = ending.register
        work.addLateRejects(from: table)
        if !work.hasRows { empty.append(sheet) }
      }
      result.add(work.findings, of: work.key)
      result.isInterrupted = ending == nil
      file.receipt.sheets[sheet.receiptIndex].take(work)
      result.conflicts += work.conflicts
      if result.isInterrupted { return result }
    }
    note(empty, of: &file, &result)
    return result
  }

  private func sheetImport(
    _ sheet: PlannedSheet, of file: PlannedFile, hasWeights: Bool
  ) -> SheetImport {
    let finding = ConflictFinding(
      place: sheet.place(in: file.path), storedName: file.imported?.name ?? file.path,
      differences: ResponseDifferences(questionnaire, sheet.mapping), directory: directory,
      day: policy.fieldDay)
    return SheetImport(
      sheet: sheet, key: SheetKey(file: position, sheet: sheet.storedName), path: file.path,
      finding: finding, batch: batch, policy: policy,
      notes: SheetNotes(policy, sheet.mapping, directory, isKnownFile: file.isKnown),
      replacements: replacements(of: sheet, file.path, hasWeights: hasWeights), reject: reject)
  }

  /// A sheet without rows may be left over beside others; a file without any must not look like
  /// success.
  private func note(_ empty: [PlannedSheet], of file: inout PlannedFile, _ result: inout Result) {
    let severity: Severity = empty.count == file.sheets.count ? .warning : .note
    for sheet in empty {
      let found = [
        Problem(ResponseFault.noRows, at: sheet.place(in: file.path), severity: severity)
      ]
      file.receipt.sheets[sheet.receiptIndex].list(found)
      result.add(found, of: SheetKey(file: position, sheet: sheet.storedName))
    }
  }

  private func replacements(
    of sheet: PlannedSheet, _ path: String, hasWeights: Bool
  ) -> Replacements {
    Replacements(
      merge: ResponseMerge(
        questionnaire, method.responseValidity, sheet.mapping, at: sheet.place(in: path)),
      erasing: ErasingColumns(questionnaire, sheet.mapping, blanksErase: policy.blanksErase),
      neededWeight: hasWeights ? sheet.mapping.columns(of: .weight).first : nil,
      place: sheet.place(in: path))
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
  /// Rows that were refused, sheets without rows that were, and whole files.
  var refusals: Int {
    let rows = sheets.reduce(0) { $0 + $1.counts.refused }
    let sheets = sheets.count { $0.treatment == .refused && $0.counts.refused == 0 }
    return rows + sheets + (isReadable ? 0 : 1)
  }
}
