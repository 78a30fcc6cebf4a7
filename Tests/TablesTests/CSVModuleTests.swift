import Findings
import Foundation
import Testing

@testable import Tables

/// Random texts against Python's csv module. `csv_module()` in `Fixtures/make_fixtures.py` draws
/// them (seed 20250701) from delimiters, quotes, line ends, digits and Vietnamese letters, and
/// writes the rows of `csv.reader(io.StringIO(text, newline=""), strict=True)`, cells stripped, null
/// for what that refuses. A blank line is a row without cells there and of one blank cell here.
@Suite struct CSVModuleTests {
  struct Sample: Decodable {
    var text: String
    var rows: [[String]]?

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      text = try list.decode(String.self)
      rows = try list.decodeNil() ? nil : list.decode([[String]].self)
    }
  }

  static func samples() throws -> [Sample] {
    try String(contentsOfFile: fixture("csv-module.jsonl"), encoding: .utf8)
      .split(whereSeparator: { $0 == "\n" })
      .map { try JSONDecoder().decode(Sample.self, from: Data($0.utf8)) }
  }

  @Test func rowsAreThoseOfPython() throws {
    let samples = try Self.samples()
    #expect(samples.count == 260)
    for sample in samples {
      #expect(try rows(of: sample.text, inPiecesOf: 1 << 16) == sample.rows, "\(sample.text)")
    }
  }

  /// Every place of a text is once the end of what was read so far.
  @Test(arguments: [1, 3, 8])
  func piecesMakeNoDifference(bytes: Int) throws {
    for sample in try Self.samples() {
      #expect(try rows(of: sample.text, inPiecesOf: bytes) == sample.rows, "\(sample.text)")
    }
  }

  /// The cells of a text; nil where there is something to refuse in it.
  private func rows(of text: String, inPiecesOf bytes: Int) throws -> [[String]]? {
    let reader = try DelimitedReader(
      path: "text.csv", source: TricklingBytes(text.utf8, piece: bytes), encoding: .utf8,
      dialect: Dialect(delimiter: UInt8(ascii: ","), preambleBytes: 0), limits: ReadLimits())
    var rows: [[String]] = []
    var row = Row()
    do {
      while try reader.next(into: &row) {
        if (0..<row.count).contains(where: { row.kind($0) == .error }) { return nil }
        let isBlankLine = row.count == 1 && row.withAllBytes { $0.first.map { $0 < 0x20 } ?? true }
        rows.append(isBlankLine ? [] : (0..<row.count).map(row.text))
      }
    } catch is Problem {
      return nil
    }
    return rows
  }
}

/// Bytes that come a few at a time.
final class TricklingBytes: ByteSource {
  private let bytes: [UInt8]
  private let piece: Int
  private var given = 0

  init(_ bytes: some Sequence<UInt8>, piece: Int) {
    self.bytes = Array(bytes)
    self.piece = piece
  }

  var progress: Double { Double(given) / Double(max(1, bytes.count)) }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let next = bytes[given..<min(bytes.count, given + min(piece, buffer.count))]
    buffer.copyBytes(from: next)
    given += next.count
    return next.count
  }
}
