import Findings
import Questionnaires
import Rules
import Tables

/// A file of a run with what was found before the first row is imported.
struct PlannedFile {
  let path: String
  var receipt: FileReceipt
  var digest: ContentDigest?
  /// What divides the cells of a text file.
  var delimiter: UInt8?
  var sheets: [PlannedSheet] = []
  /// Whether the same bytes came before: in an earlier import or as another file of the run.
  var isKnown = false
  /// Whether it has the columns of a reject file.
  var isRejectFile = false

  /// The file as the store knows it: a reject file by the file its rows came from.
  var imported: ImportedFile? {
    let origin = sheets.compactMap(\.lineage).first?.file
    return digest.map {
      ImportedFile(name: origin ?? path, digest: $0, mended: origin == nil ? nil : path)
    }
  }
}

extension PlannedFile {
  /// Whether it gives no row only because headers of it have faults, or are none of the
  /// questionnaire: it waits for better ones. The rows of a reject file wait by themselves.
  var waitsAsWhole: Bool {
    sheets.isEmpty && !isRejectFile
      && receipt.sheets.contains {
        $0.treatment == .refused && ($0.counts.refused > 0 || $0.hasNoItem)
      }
  }

  /// What was found of headers and hidden sheets.
  ///
  /// - Parameter position: in `BatchStart.files`.
  func findings(at position: Int) -> [SheetKey: SheetFindings] {
    // A page beside the responses, which nobody meant to be read, gives nothing to look at.
    let looked = receipt.sheets.filter { sheet in
      sheet.treatment != .skipped || sheet.problems.contains { $0.severity != .note }
    }
    let named = looked.map { sheet in
      let name = sheets.first { $0.name == sheet.sheet }?.storedName ?? sheet.sheet
      return (
        SheetKey(file: position, sheet: name),
        SheetFindings(problems: sheet.problems, unread: sheet.counts.rowCounts)
      )
    }
    return Dictionary(named) { first, _ in first }
  }
}

/// A sheet that will be imported.
struct PlannedSheet {
  /// Position in the file's `sheets`.
  let index: Int
  /// Position in the file's receipt.
  let receiptIndex: Int
  let name: String
  let mapping: ColumnMapping
  var lineage: SheetLineage?
  /// The first cell that names the batch of its rows.
  var batchCell: Place?

  /// Name under which the store knows the sheet.
  var storedName: String { lineage?.sheet ?? name }

  /// The sheet in its file, for findings.
  func place(in path: String) -> Place { Place(file: path, sheet: name.isEmpty ? nil : name) }
}

/// Looks at every file and the first rows of its sheets.
struct ImportPlanner {
  let detection: MappingDetection
  let questionnaire: Questionnaire
  let policy: ImportPolicy

  /// Opens a file and maps its sheets. What hinders is in the receipt.
  func plan(_ path: String) -> PlannedFile {
    var planned = PlannedFile(path: path, receipt: FileReceipt(file: path))
    do {
      let file = try TableFile.open(path, options: policy.reading)
      planned.digest = try ContentDigest(ofFile: path)
      planned.delimiter = file.delimiter
      planned.receipt.format = file.format.rawValue
      planned.receipt.encoding = file.encoding?.rawValue
      planned.receipt.encodingConfidence = file.encodingConfidence
      planned.receipt.sha256 = planned.digest?.hex
      // Whether a hidden sheet is read is said below, by who decides it.
      planned.receipt.problems = file.problems.filter {
        $0.code != TableFault.hiddenSheet.rawValue
      }
      for index in file.sheets.indices { try plan(sheet: index, of: file, &planned) }
      planned.noteIdentities()
      if planned.receipt.sheets.allSatisfy({ $0.treatment == .skipped }) {
        try refuseSkipped(&planned, of: file)
      }
    } catch let problem as Problem {
      planned.refuse(problem)
    } catch {
      planned.refuse(
        Problem(
          DefinitionFault.unreadableFile, at: Place(file: path), ["reason": "\(error)"]))
    }
    return planned
  }

  private func plan(sheet index: Int, of file: TableFile, _ planned: inout PlannedFile) throws {
    let info = file.sheets[index]
    let place = Place(file: file.path, sheet: info.name.isEmpty ? nil : info.name)
    var receipt = SheetReceipt(sheet: info.name, treatment: .skipped)
    defer { planned.receipt.sheets.append(receipt) }
    let rows = try firstRows(file, index)
    guard let (mapping, found) = detection.mapping(ofFirstRows: rows, at: place) else {
      let facts = ["questionnaire": questionnaire.id]
      return receipt.list([Problem(ResponseFault.noItemColumn, at: place, facts)])
    }
    if info.isHidden, !isWanted(info) {
      return receipt.list([Problem(ResponseFault.hiddenSheet, at: place, ["sheet": info.name])])
    }
    if mapping.column(of: .row) != nil { planned.isRejectFile = true }
    let data = rows.filter { $0.number >= mapping.firstDataRow && !$0.isBlank }
    let lineage = SheetLineage.read(data, mapping, at: place)
    var problems = found
    if case .failure(let problem) = lineage { problems.append(problem) }
    receipt.mapping = mapping.signature
    receipt.list(problems)
    receipt.treatment = problems.hasErrors ? .refused : .imported
    guard !problems.hasErrors else {
      return countRows(from: mapping.firstDataRow, &receipt, of: file, index, at: place)
    }
    planned.sheets.append(
      PlannedSheet(
        index: index, receiptIndex: planned.receipt.sheets.count, name: info.name,
        mapping: mapping, lineage: try? lineage?.get(),
        batchCell: SheetLineage.batchCell(in: data, mapping, at: place)))
  }

  /// A sheet beside the responses may be left out without a word; a file that gives no response at
  /// all must not look like success, and waits where its headers are not those of the questionnaire.
  private func refuseSkipped(_ planned: inout PlannedFile, of file: TableFile) throws {
    for position in planned.receipt.sheets.indices {
      var receipt = planned.receipt.sheets[position]
      for problem in receipt.problems.indices { receipt.problems[problem].severity = .error }
      if receipt.hasNoItem {
        receipt.treatment = .refused
        let header = try firstRows(file, position).first { !$0.isBlank }?.number ?? 0
        let place = Place(file: file.path, sheet: receipt.sheet.isEmpty ? nil : receipt.sheet)
        countRows(from: header + 1, &receipt, of: file, position, at: place)
      }
      planned.receipt.sheets[position] = receipt
    }
  }

  /// The rows of a sheet whose header has faults are refused with it.
  private func countRows(
    from first: Int, _ receipt: inout SheetReceipt, of file: TableFile, _ index: Int,
    at place: Place
  ) {
    var counts = RowCounts()
    do {
      let reader = try file.reader(ofSheet: index)
      var row = Row()
      while try reader.next(into: &row) {
        guard row.number >= first else { continue }
        if row.isBlank { counts.skipped += 1 } else { counts.refused += 1 }
      }
    } catch {
      receipt.list([Problem(unreadable: error, at: place)])
    }
    receipt.counts = ReceiptCounts(counts)
  }

  /// A hidden sheet is read where the user names it.
  private func isWanted(_ sheet: SheetInfo) -> Bool {
    policy.includesHiddenSheets || policy.reading.sheets?.contains(sheet.name) == true
  }

  private func firstRows(_ file: TableFile, _ index: Int) throws -> [Row] {
    let reader = try file.reader(ofSheet: index)
    var rows: [Row] = []
    var row = Row()
    while rows.count < MappingDetection.headRows, try reader.next(into: &row) { rows.append(row) }
    return rows
  }
}

extension PlannedFile {
  /// Tells once which columns are personal data, so that nobody has to look for them.
  fileprivate mutating func noteIdentities() {
    var found: [String] = []
    for column in sheets.flatMap(\.mapping.columns) {
      guard case .field(let field) = column.target, field.isIdentity else { continue }
      let name = "\(Place.columnLetters(column.position + 1)) («\(column.header)»)"
      if !found.contains(name) { found.append(name) }
    }
    guard !found.isEmpty else { return }
    receipt.problems.append(
      Problem(
        ResponseFault.identitiesApart, at: Place(file: path),
        ["count": "\(found.count)", "columns": found.joined(separator: ", ")]))
  }

  /// Leaves the file out as unreadable.
  fileprivate mutating func refuse(_ problem: Problem) {
    receipt.format = nil
    receipt.sheets = []
    sheets = []
    receipt.problems.append(problem)
  }
}

extension SheetReceipt {
  /// Whether none of its headers is an item of the questionnaire.
  fileprivate var hasNoItem: Bool {
    problems.contains { $0.code == ResponseFault.noItemColumn.rawValue }
  }

  /// Lists findings and counts them.
  mutating func list(_ problems: [Problem]) {
    self.problems += problems
    for problem in problems { problemCounts[problem.code, default: 0] += 1 }
  }
}
