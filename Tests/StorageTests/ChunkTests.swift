import Findings
import GRDB
import Responses
import Testing

@testable import Storage

struct ChunkTests {
  /// The rows of a reject file keep the numbers of the file they came from; only the end of the
  /// chunk says how far the reject file itself was read.
  @Test func `rows with numbers of an earlier file are stored after rows with larger ones`()
    throws
  {
    let folder = try TestFolder()
    let store = try folder.store()
    let batch = try store.begin()
    for (row, last) in [(900, 2), (40, 3)] {
      let chunk = ImportChunk(
        sheet: SheetKey(file: 0, sheet: ""),
        rows: [try TestSurvey.row(row, key: "k\(row)", [4, 1, 255, 0])], lastRow: last)
      #expect(try store.add(chunk, to: batch).counts.new == 1)
    }
    try store.finish(batch, as: .finished, at: TestSurvey.time)
    #expect(try store.check() == [])
  }

  @Test func `references are enforced again after a chunk and after one that failed`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let batch = try store.begin()
    try store.add([try TestSurvey.row(2, key: "a", [4, 1, 255, 0])], to: batch)
    #expect(try enforcesReferences(store))
    let bad = try TestSurvey.row(3, key: "b", [9, 1, 255, 0])
    #expect(try problem { try store.add([bad], to: batch) }?.code == "STO020")
    #expect(try enforcesReferences(store))
  }

  private func enforcesReferences(_ store: Store) throws -> Bool {
    try store.read { try Bool.fetchOne($0, sql: "PRAGMA foreign_keys") } ?? false
  }
}
