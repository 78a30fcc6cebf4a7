import Findings

/// A text file of responses.
final class TextSheet: ResponseSheet {
  let sheetName: String? = nil
  private(set) var nextRow = 1
  private let path: String
  private let dialect: TextDialect
  private var file: BlockFile

  /// Creates a file and writes its header.
  init(path: String, dialect: TextDialect, headers: [String]) throws {
    self.path = path
    self.dialect = dialect
    file = try BlockFile(path: path)
    file.buffer += dialect.mark
    try append(headers.map(SimulatedCell.text))
  }

  func append(_ cells: [SimulatedCell]) throws {
    do {
      file.buffer += try dialect.encoded(dialect.record(cells.map(\.shownText)))
    } catch {
      var problem = error
      problem.place = Place(file: path, row: nextRow)
      throw problem
    }
    nextRow += 1
    try file.endRecord()
  }

  func close() throws { try file.close() }
}
