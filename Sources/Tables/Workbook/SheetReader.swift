import Findings

/// Reads one sheet of a workbook, a row at a time: the parser pauses after each.
final class SheetReader: RowReader {
  private let path: String
  private let sheet: String
  private let archive: ZipArchive
  private let limits: ReadLimits
  private let cell: SheetCell
  private var stream: XMLStream?
  private var row = Row()
  private var isInData = false
  private var isRowReady = false
  private var isFinished = false
  private var notes = SheetNotes()
  private var log: ProblemLog

  init(
    _ archive: ZipArchive, sheet: String, part: String, context: SheetContext, limits: ReadLimits
  ) throws {
    path = archive.path
    self.sheet = sheet
    self.archive = archive
    self.limits = limits
    cell = SheetCell(context)
    log = ProblemLog(limit: limits.problems)
    stream = try XMLStream(try archive.entry(part), of: archive, limits: limits, events: self)
  }

  var progress: Double { stream?.progress ?? 1 }

  var problems: [Problem] { log.problems }

  func next(into row: inout Row) throws -> Bool {
    guard !isFinished, let stream else { return false }
    isRowReady = false
    while !isRowReady {
      guard try stream.resume() else {
        isFinished = true
        for problem in notes.problems(file: path, sheet: sheet) { log.add(problem) }
        return false
      }
    }
    // The caller's row takes the new cells and leaves its memory for the next ones.
    swap(&row, &self.row)
    return true
  }

  private func beginRow(_ attributes: XMLAttributes) {
    let number = attributes.integer("r") ?? notes.lastRow + 1
    guard number > notes.lastRow else { return fail(.outOfOrder, ["cell": "\(number)"]) }
    row.removeAll()
    row.number = number
    row.line = number
    notes.lastRow = number
    cell.nextColumn = 0
    if attributes.isTrue("hidden") { notes.hiddenRows.add(number) }
  }

  private func beginCell(_ attributes: XMLAttributes) {
    guard cell.begin(attributes) else {
      let reference = attributes.string("r") ?? ""
      return fail(.outOfOrder, ["cell": reference])
    }
  }

  private func endCell() {
    switch cell.finish(into: &row, columns: limits.columns) {
    case .done: break
    case .tooManyColumns: fail(.tooManyColumns, ["limit": "\(limits.columns)"])
    case .unknownString(let number):
      fail(.damagedWorkbook, ["detail": "sharedStrings \(number)"])
    case .formulaWithoutValue(let formula):
      let place = Place(
        file: path, sheet: sheet, row: row.number, column: cell.nextColumn)
      log.add(Problem(TableFault.formulaWithoutValue, at: place, ["value": formula]))
    }
  }

  private func fail(_ code: TableFault, _ facts: [String: String]) {
    let place = Place(file: path, sheet: sheet, row: max(row.number, 1))
    stream?.fail(Problem(code, at: place, facts))
  }
}

extension SheetReader: XMLEvents {
  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if isInData {
      switch name {
      case "c": beginCell(attributes)
      case "row": beginRow(attributes)
      default: cell.start(name)
      }
      return
    }
    switch name {
    case "sheetData": isInData = true
    case "col" where attributes.isTrue("hidden"):
      guard let first = attributes.integer("min"), let last = attributes.integer("max") else {
        return
      }
      notes.hiddenColumns.append((first, last))
    case "mergeCell":
      if let range = attributes.string("ref") { notes.addMerged(range) }
    default: break
    }
  }

  func end(_ name: XMLName) {
    guard isInData else { return }
    switch name {
    case "c": endCell()
    case "row":
      isRowReady = true
      stream?.pause()
    case "sheetData": isInData = false
    default: cell.end(name)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isInData else { return }
    cell.append(bytes)
    if cell.size + row.byteCount > limits.recordBytes {
      fail(.recordTooLong, ["limit": byteCount(limits.recordBytes)])
    }
  }
}
