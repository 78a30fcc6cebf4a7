import Agencies
import Findings
import Foundation
import Questionnaires
import Rules
import Tables

/// The rows of a sheet, read and coded on a thread of their own while those before them are stored:
/// both halves of an import take about as long.
final class CodedRows: Sendable {
  /// A row with what coding made of it.
  struct Line: Sendable {
    /// Without its cells where they are not needed any more: accepted rows of sheets that say
    /// nothing about where rows came from.
    var row: Row
    var coded: CodedRow
    /// Bytes of its cells, about what it takes in memory.
    var bytes: Int
  }

  /// Some rows, with the share of the sheet read after them.
  struct Stretch: Sendable {
    var lines: [Line] = []
    var share = 0.0
    var bytes = 0
  }

  /// What is known after the last row.
  struct Ending: Sendable {
    /// Why the sheet could not be read to its end.
    var failure: Problem?
    /// Findings of the reader.
    var problems: [Problem] = []
    /// Unit codes whose leading zeros were put back: how many, and the first as written.
    var restoredUnitCodes: (count: Int, first: String) = (0, "")
    /// The count of equal rows, for the next sheet of the file.
    var register: IdentityRegister
  }

  private enum Message: Sendable {
    case rows(Stretch)
    case ending(Ending)
  }

  private static let stretchRows = 1_000
  private static let stretchBytes = 1 << 21
  /// A usual chunk of rows: with fewer, coding stands still while a chunk is stored, and storing
  /// while the rest of the next one is coded.
  private static let stretchesAhead = 20

  private let messages = HandOver<Message>(ahead: CodedRows.stretchesAhead)

  /// Begins to read.
  init(of source: CodedRowSource) {
    let messages = messages
    // No more than a chunk: the first one is not to wait for rows of the next.
    let stretchRows = min(CodedRows.stretchRows, source.policy.chunkRows)
    Thread.detachNewThread {
      var stretch = Stretch()
      let ending = source.run { line, share in
        stretch.bytes += line.bytes
        stretch.lines.append(line)
        stretch.share = share
        guard stretch.lines.count == stretchRows || stretch.bytes > CodedRows.stretchBytes else {
          return true
        }
        defer { stretch = Stretch() }
        return messages.give(.rows(stretch))
      }
      if let ending, messages.give(.rows(stretch)) { _ = messages.give(.ending(ending)) }
    }
  }

  /// Hands out the rows in their order; what is known after the last one.
  ///
  /// - Parameter body: false ends the reading.
  /// - Returns: nil where the body ended it.
  func forEach(_ body: (Line, _ share: Double) throws -> Bool) rethrows -> Ending? {
    defer { messages.stop() }
    while true {
      switch messages.take() {
      case .ending(let ending): return ending
      case .rows(let stretch):
        for line in stretch.lines where try !body(line, stretch.share) { return nil }
      }
    }
  }
}

/// Everything that reading and coding a sheet takes.
struct CodedRowSource: Sendable {
  let table: TableFile
  let sheet: PlannedSheet
  let questionnaire: Questionnaire
  let validity: ResponseValidityRule
  let directory: UnitDirectory
  let policy: ImportPolicy
  let place: Place
  let register: IdentityRegister
  /// Whether a row without a weight is refused.
  let needsWeight: Bool

  /// Hands out every row from the first one with answers; nil where the body wanted no more.
  fileprivate func run(_ body: (CodedRows.Line, _ share: Double) -> Bool) -> CodedRows.Ending? {
    let coder = makeCoder()
    let keepsCells = sheet.mapping.columns.contains { $0.target.isLineage }
    var failure: Problem?
    var found: [Problem] = []
    do {
      let reader = try table.reader(ofSheet: sheet.index)
      defer { found = reader.problems }
      var row = Row()
      while try reader.next(into: &row) {
        guard row.number >= sheet.mapping.firstDataRow else { continue }
        let coded = coder.code(row)
        let line = CodedRows.Line(
          row: keepsCells || coded.isRefused ? row : row.withoutCells, coded: coded,
          bytes: row.withAllBytes(\.count))
        guard body(line, reader.progress) else { return nil }
      }
    } catch {
      failure = Problem(unreadable: error, at: place)
    }
    return CodedRows.Ending(
      failure: failure, problems: found,
      restoredUnitCodes: coder.restoredUnitCodes, register: coder.register)
  }

  private func makeCoder() -> ResponseCoder {
    let matcher = UnitMatcher(
      directory: directory, province: policy.province, kinds: policy.unitKinds,
      on: policy.fieldDay, spellings: policy.unitSpellings)
    var options = CodingOptions(unit: policy.unit, place: place)
    options.needsWeight = needsWeight
    return ResponseCoder(
      questionnaire: questionnaire, validity: validity, mapping: sheet.mapping, units: matcher,
      options: options, register: register)
  }
}

extension CodedRow {
  fileprivate var isRefused: Bool {
    if case .refused = self { true } else { false }
  }
}

extension Problem {
  /// What hindered reading a file.
  init(unreadable error: any Error, at place: Place) {
    let facts = ["reason": "\(error)"]
    self = error as? Problem ?? Problem(DefinitionFault.unreadableFile, at: place, facts)
  }
}

extension Row {
  fileprivate var withoutCells: Row {
    var row = Row()
    (row.number, row.line) = (number, line)
    return row
  }
}
