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
    var coder: ResponseCoder?
    for sheet in file.sheets {
      guard let reader = reader(of: sheet, table, &file) else { continue }
      let current = makeCoder(sheet, file.path, continuing: coder)
      coder = current
      var work = SheetImport(
        sheet: sheet, key: SheetKey(file: position, sheet: sheet.storedName), path: file.path,
        storedName: file.imported?.name ?? file.path, coder: current, batch: batch,
        policy: policy, directory: directory, reject: reject)
      result.isInterrupted = try !work.run(reader, into: store, afterChunk: afterChunk)
      if reject != nil, !work.lateFindings.isEmpty, !result.isInterrupted,
        let again = self.reader(of: sheet, table, &file)
      {
        work.addLateRejects(again)
      }
      file.receipt.sheets[sheet.receiptIndex].take(work)
      result.conflicts += work.conflicts
      if result.isInterrupted { break }
    }
    return result
  }

  private func makeCoder(
    _ sheet: PlannedSheet, _ path: String, continuing previous: ResponseCoder?
  ) -> ResponseCoder {
    let matcher = UnitMatcher(
      directory: directory, province: policy.province, kinds: policy.unitKinds,
      on: policy.fieldDay)
    let place = Place(file: path, sheet: sheet.name.isEmpty ? nil : sheet.name)
    return ResponseCoder(
      questionnaire: questionnaire, validity: method.responseValidity, mapping: sheet.mapping,
      units: matcher,
      options: CodingOptions(
        unit: policy.unit, place: place, blanksErase: policy.blanksErase),
      continuing: previous)
  }

  private func reopened(_ file: inout PlannedFile) -> TableFile? {
    do {
      return try TableFile.open(file.path, options: policy.reading)
    } catch {
      if let problem = error as? Problem { file.receipt.problems.append(problem) }
      return nil
    }
  }

  private func reader(
    of sheet: PlannedSheet, _ table: TableFile, _ file: inout PlannedFile
  ) -> (any RowReader)? {
    do {
      return try table.reader(ofSheet: sheet.index)
    } catch {
      if let problem = error as? Problem {
        file.receipt.sheets[sheet.receiptIndex].list([problem])
      }
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
