import Findings
import Foundation
import GRDB
import Glibc
import Responses
import Testing
import WordingChecks

@testable import Storage

struct FaultTests {
  @Test(arguments: StoreFault.allCases)
  func `every code is provoked and its message filled`(fault: StoreFault) throws {
    let found = try BrokenStores(folder: TestFolder()).provoke(fault)
    #expect(found?.code == fault.rawValue)
    guard let found else { return }
    for language in Language.allCases {
      let message = StoreFault.catalogue.message(for: found, in: language)
      #expect(!message.contains("{"), "\(message)")
    }
    let folder = found.facts["folder"] ?? ""
    #expect(
      EnglishWording.vietnameseWords(of: found, in: StoreFault.catalogue, data: folder).isEmpty)
  }

  @Test(arguments: StoreFault.allCases)
  func `every code has both languages with the same facts`(fault: StoreFault) throws {
    let english = try #require(fault.message.en)
    let vietnamese = fault.message.vi
    #expect(english != vietnamese && !vietnamese.isEmpty)
    #expect(
      Set(MessageCatalogue.placeholders(of: english))
        == Set(MessageCatalogue.placeholders(of: vietnamese)))
  }

  @Test func `a refused file is left byte for byte as it was`() throws {
    for fault in [StoreFault.notADatabase, .foreignDatabase, .newerVersion] {
      let folder = try TestFolder()
      _ = try BrokenStores(folder: folder).provoke(fault)
      let url = URL(fileURLWithPath: folder.storePath)
      let before = try Data(contentsOf: url)
      #expect(try problem { _ = try folder.emptyStore() }?.code == fault.rawValue)
      #expect(try Data(contentsOf: url) == before)
    }
  }

  @Test func `a migration of a newer version is recognised by its name`() throws {
    let folder = try TestFolder()
    try folder.store().close()
    try BrokenStores(folder: folder).other(
      "INSERT INTO grdb_migrations VALUES ('0002 from the future')")
    #expect(try problem { _ = try folder.emptyStore() }?.code == "STO005")
  }

  @Test func `a truncated store is damaged, not empty`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try store.importRows(
      try (2...400).map { try TestSurvey.row($0, key: "k\($0)", [4, 1, 255, 0]) })
    try store.close()
    #expect(truncate(folder.storePath, 20000) == 0)
    #expect(try problem { _ = try folder.emptyStore() }?.code == "STO006")
  }

  @Test func `the running import is named to whom it keeps out, and its end lets others in`() throws
  {
    let folder = try TestFolder()
    let store = try folder.store()
    let batch = try store.begin()
    let other = try folder.emptyStore()
    let refusal = try problem { _ = try other.begin() }
    #expect(refusal?.facts["user"] == "an")
    #expect(refusal?.facts["pid"] == String(getpid()))
    #expect(refusal?.facts["since"] == "2025-06-15T15:06:40Z")
    #expect(
      try problem { _ = try other.undo(batch: 1, user: "b", at: TestSurvey.time) }?.code == "STO009"
    )
    try store.finish(batch, as: .finished, at: TestSurvey.time)
    #expect(try other.begin("b.csv").id == 2)
  }

  @Test func `a full disk loses nothing and the import resumes when there is room`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let batch = try store.begin()
    try store.add([try TestSurvey.row(2, key: "a", [4, 1, 255, 0])], to: batch)
    let before = try store.dumped()
    let rows = try (3...400).map { try TestSurvey.row($0, key: "k\($0)", [4, 1, 255, 0]) }
    try store.read { db in
      let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
    }
    #expect(try problem { try store.add(rows, to: batch) }?.code == "STO008")
    #expect(try store.dumped() == before)
    try store.read { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    #expect(try store.add(rows, to: batch).counts.new == 398)
    try store.finish(batch, as: .finished, at: TestSurvey.time)
    #expect(try store.check() == [])
  }

  /// Root may write everywhere, so the test asks as somebody else (user 65534, «nobody»).
  @Test func `a folder or file without write permission is said at once`() throws {
    let folder = try TestFolder()
    try folder.store().close()
    #expect(chmod(folder.path, 0o755) == 0 && chmod(folder.storePath, 0o644) == 0)
    #expect(try asNobody { try problem { _ = try folder.emptyStore() } }?.code == "STO007")
    let empty = try TestFolder()
    #expect(chmod(empty.path, 0o555) == 0)
    #expect(try asNobody { try problem { _ = try empty.emptyStore() } }?.code == "STO007")
    #expect(chmod(empty.path, 0o755) == 0)
  }

  @Test func `the journal refuses to be edited`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try store.importRows([
      try TestSurvey.row(2, key: "k", [4, 1, 255, 0], identities: ["name": "Tư"])
    ])
    try store.importRows(
      [try TestSurvey.row(2, key: "k", [5, 1, 255, 0])], from: "b.csv", .replace)
    for sql in [
      "DELETE FROM journal", "UPDATE journal SET user = 'x'", "DELETE FROM journal_identity",
      "UPDATE journal_identity SET value = 'x'",
    ] {
      #expect(try problem { try store.write { try $0.execute(sql: sql) } }?.code == "STO012")
    }
  }
}
