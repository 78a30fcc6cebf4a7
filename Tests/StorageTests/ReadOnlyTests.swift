import Foundation
import GRDB
import Testing

@testable import Storage

/// Stores that may be read but not written, as on a CD, a read-only share or in somebody else's
/// folder.
struct ReadOnlyTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder()
    try folder.store().close()
  }

  private func addResponse(_ key: String, to store: Store) throws {
    let row = try TestSurvey.row(2, key: key, [4, 1, 255, 0])
    try store.importRows([row], from: key + ".csv")
  }

  private func count(_ store: Store) throws -> Int {
    try store.quotaCounts(round: "2025", cellSlots: []).reduce(0) { $0 + $1.received }
  }

  private func files() throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return Dictionary(
      try names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + $0))) }
    ) { first, _ in first }
  }

  @Test func `a store is read and checked without a byte written`() throws {
    let store = try folder.emptyStore()
    try addResponse("a", to: store)
    try store.close()
    try FileManager.default.removeItem(atPath: folder.storePath + ".lock")
    let before = try files()
    #expect(before.count == 1)
    try folder.withoutWriting {
      let store = try folder.storeForReading()
      #expect(try count(store) == 1)
      #expect(try store.check() == [])
      #expect(try store.batches(round: "2025").count == 1)
      #expect(try problem { _ = try store.begin("b.csv") }?.code == "STO007")
    }
    #expect(try files() == before)
  }

  /// Another process has the store open: what it committed stands in the log only.
  @Test func `commits in the log are read where its index can be`() throws {
    let writer = try folder.emptyStore()
    try addResponse("a", to: writer)
    let before = try files()
    #expect(before["sipas.db-wal"]?.isEmpty == false)
    #expect(try folder.withoutWriting { try count(folder.storeForReading()) } == 1)
    #expect(try files() == before)
    try writer.close()
  }

  /// As somebody else's import would, between two readings.
  @Test func `a file that changes under the reader is said`() throws {
    let reader = try folder.withoutWriting { try folder.storeForReading() }
    #expect(try count(reader) == 0)
    let writer = try folder.emptyStore()
    try addResponse("a", to: writer)
    try writer.close()
    #expect(try problem { _ = try count(reader) }?.code == "STO010")
  }

  @Test func `a name that a URI would cut is found`() throws {
    let path = folder.path + "/kho ?#%25 tổng.db"
    try FileManager.default.moveItem(atPath: folder.storePath, toPath: path)
    try folder.withoutWriting {
      let store = try Store.openForReading(path: path) { TestSurvey.time }
      #expect(try count(store) == 0)
    }
  }
}
