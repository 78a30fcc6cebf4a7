import Findings
import Foundation
import GRDB
import Responses
import Testing

@testable import Storage

/// Stores of earlier versions open, with everything that was in them.
struct MigrationTests {
  /// A store as the first schema left it: one finished batch that brought one response and was
  /// continued by a second one, as mended rows were then, and an interrupted one.
  private func firstSchema(_ folder: TestFolder) throws {
    let store = try folder.store()
    try store.importRows([try TestSurvey.row(2, key: "a", [4, 1, 255, 0])])
    try store.importRows([try TestSurvey.row(3, key: "b", [5, 1, 255, 0])], from: "b.csv")
    let open = try store.begin("c.csv")
    try store.add([try TestSurvey.row(2, key: "c", [5, 1, 255, 0])], to: open)
    try store.close()
    try BrokenStores(folder: folder).other(
      """
      PRAGMA user_version = 1;
      DELETE FROM grdb_migrations WHERE identifier LIKE '0002%';
      CREATE TABLE old_batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        round INTEGER NOT NULL REFERENCES round,
        status TEXT NOT NULL CHECK (status IN ('open', 'finished', 'reverted', 'undone')),
        user TEXT NOT NULL,
        started_at TEXT NOT NULL,
        ended_at TEXT CHECK ((ended_at IS NULL) = (status = 'open')),
        on_conflict TEXT NOT NULL CHECK (on_conflict IN ('stop', 'keep', 'replace')),
        continues INTEGER REFERENCES batch
      ) STRICT;
      INSERT INTO old_batch SELECT id, round, status, user, started_at, ended_at, on_conflict,
        CASE id WHEN 2 THEN 1 END FROM batch;
      DROP TABLE batch;
      ALTER TABLE old_batch RENAME TO batch;
      CREATE UNIQUE INDEX one_open_batch ON batch (round) WHERE status = 'open';
      DROP INDEX batch_file_of_digest;
      ALTER TABLE batch_file DROP COLUMN mended;
      DROP INDEX problem_of_refused_row;
      ALTER TABLE problem DROP COLUMN refused_row;
      DROP TABLE refused_row;
      DROP TABLE also_in;
      """)
  }

  @Test func `a store of the first schema keeps its batches and can go on`() throws {
    let folder = try TestFolder()
    try firstSchema(folder)
    let store = try folder.emptyStore(create: false)
    #expect(try store.batches().map(\.id) == [1, 2, 3])
    #expect(try store.batches().map(\.status) == [.finished, .finished, .open])
    #expect(try store.batches().map(\.counts.new) == [1, 1, 1])
    #expect(try store.check() == [])
    let resumed = try store.begin("c.csv")
    #expect(resumed.reference.number == 3 && resumed.committed.count == 1)
    try store.finish(resumed, as: .finished, at: TestSurvey.time)
    #expect(try store.begin("d.csv", .review).reference.number == 4)
    try store.close()
    let again = try folder.emptyStore(create: false)
    #expect(try again.undo(batch: 2, user: "an", at: TestSurvey.time).removed == 1)
    #expect(try again.check() == [])
  }
}
