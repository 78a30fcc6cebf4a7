import Findings
import Foundation
import GRDB
import Responses
import Testing

@testable import Storage

/// A store that an earlier version wrote keeps its history: imports can be undone as before.
struct MigrationTests {
  /// Takes a store back to the form of the first migration, with what that version wrote: copies in
  /// `also_in`, earlier contents in the journal only.
  private func storeOfFirstForm(_ folder: TestFolder) throws {
    let store = try folder.store()
    for (file, level) in [("a.csv", 4), ("b.csv", 4), ("c.csv", 1)] as [(String, UInt8)] {
      let row = try TestSurvey.row(
        2, key: "k", psu: "T1", [level, 1, 255, 0], identities: ["name": file])
      try store.importRows([row], from: file, .replace)
    }
    try store.importRows([try TestSurvey.row(2, key: "m", [2, 1, 255, 0])], from: "d.csv")
    try store.importRows([try TestSurvey.row(2, key: "m", [2, 1, 255, 0])], from: "e.csv")
    try store.close()
    try BrokenStores(folder: folder).other(
      """
      CREATE TABLE also_in (
        response INTEGER NOT NULL REFERENCES response ON DELETE CASCADE,
        sheet INTEGER NOT NULL REFERENCES batch_sheet,
        row INTEGER NOT NULL CHECK (row > 0),
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        PRIMARY KEY (response, sheet)
      ) STRICT, WITHOUT ROWID;
      INSERT INTO also_in SELECT response, sheet, row, digest FROM said WHERE sheet IN (2, 5);
      DROP INDEX response_of_unclear_number;
      DROP INDEX refused_row_of_original;
      ALTER TABLE refused_row DROP COLUMN original;
      ALTER TABLE batch_file DROP COLUMN reject_file;
      DROP VIEW said;
      DROP TABLE contribution_identity;
      DROP TABLE contribution;
      ALTER TABLE refused_row DROP COLUMN identity;
      ALTER TABLE refused_row DROP COLUMN sheet_number;
      ALTER TABLE refused_row DROP COLUMN answers;
      ALTER TABLE refused_row DROP COLUMN digest;
      ALTER TABLE refused_row DROP COLUMN settled_as;
      DELETE FROM grdb_migrations WHERE identifier LIKE '0002%' OR identifier LIKE '0003%';
      PRAGMA user_version = 1;
      """)
  }

  private func levels(_ store: Store) throws -> [UInt8] {
    var levels: [UInt8] = []
    try store.scan(round: "2025") { levels.append($0.answers[0]) }
    return levels
  }

  @Test func `undo goes on as before in a store of the first form`() throws {
    let folder = try TestFolder()
    try storeOfFirstForm(folder)
    let store = try folder.emptyStore()
    #expect(try store.check() == [])
    func undo(_ batch: Int64) throws -> UndoReport {
      try store.undo(batch: batch, user: "an", at: TestSurvey.time)
    }
    #expect(try undo(1).kept == [KeptResponse(identity: "k", batch: 3, reason: .changedLater)])
    #expect(try undo(3).restored == 1)
    #expect(try levels(store) == [4, 2], "batch 2 brought the same as batch 1")
    #expect(try undo(2).removed == 1)
    #expect(try undo(4).kept == [KeptResponse(identity: "m", batch: 5, reason: .alsoImported)])
    #expect(try levels(store) == [2])
    #expect(try store.check() == [])
  }
}
