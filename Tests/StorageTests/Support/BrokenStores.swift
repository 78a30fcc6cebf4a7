import Findings
import Foundation
import GRDB
import Responses
import Rules

@testable import Storage

/// One way to provoke every fault of `StoreFault`.
struct BrokenStores {
  let folder: TestFolder

  func provoke(_ fault: StoreFault) throws -> Problem? {
    try problem {
      switch fault {
      case .folderMissing, .storeMissing, .notADatabase, .foreignDatabase, .newerVersion, .damaged,
        .readOnly, .diskFull, .importRunning, .busy, .accessFailed, .ruleBroken, .logOutOfReach,
        .olderVersion:
        try open(fault)
      case .danglingReference, .cellsDiffer, .batchCountsDiffer, .journalGap, .contentDiffers,
        .journalDiffers, .storedDefinitionDiffers, .sourceOfOtherRound:
        try examine(fault)
      default: try use(fault)
      }
    }
  }

  private func open(_ fault: StoreFault) throws {
    switch fault {
    case .folderMissing:
      _ = try Store.open(
        path: folder.path + "/không/s.db", create: true, clock: { TestSurvey.time })
    case .storeMissing: _ = try folder.emptyStore(create: false)
    case .notADatabase:
      try Data("Họ và tên;Mức độ hài lòng\n".utf8).write(to: URL(fileURLWithPath: folder.storePath))
      _ = try folder.emptyStore()
    case .foreignDatabase:
      try other("CREATE TABLE notes (text TEXT)")
      _ = try folder.emptyStore()
    case .newerVersion:
      try folder.store().close()
      try other("PRAGMA user_version = 99")
      _ = try folder.emptyStore()
    case .damaged:
      try overwritten()
      _ = try folder.emptyStore()
    case .logOutOfReach, .olderVersion: try openReadOnly(fault)
    case .accessFailed:
      try FileManager.default.createDirectory(
        atPath: folder.storePath + ".lock", withIntermediateDirectories: true)
      _ = try folder.emptyStore()
    default: try write(fault)
    }
  }

  /// A store in the folder of somebody else.
  private func openReadOnly(_ fault: StoreFault) throws {
    try folder.store().close()
    if fault == .logOutOfReach {
      try Data([0]).write(to: URL(fileURLWithPath: folder.storePath + "-wal"))
    } else {
      try other(
        "DELETE FROM grdb_migrations WHERE identifier LIKE '0002%'; PRAGMA user_version = 1")
    }
    try folder.withoutWriting { _ = try folder.storeForReading() }
  }

  private func write(_ fault: StoreFault) throws {
    let store = try folder.store()
    switch fault {
    case .readOnly: try store.read { try $0.execute(sql: "PRAGMA query_only = ON") }
    case .diskFull:
      try store.read { db in
        let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        try db.execute(sql: "PRAGMA max_page_count = \(pages + 2)")
      }
    case .importRunning: return try folder.importTwice(store)
    case .busy: return try folder.importBeside(store)
    default: return try store.write { try $0.execute(sql: "UPDATE round SET id = ''") }
    }
    try store.importRows(
      try (2...400).map { try TestSurvey.row($0, key: "k\($0)", psu: "\($0)", [4, 1, 255, 0]) })
  }

  private func examine(_ fault: StoreFault) throws {
    let store = try folder.store()
    try store.importRows([try TestSurvey.row(2, key: "k", [4, 1, 255, 0])])
    try store.importRows(
      [try TestSurvey.row(2, key: "k", [5, 1, 255, 0])], from: "b.csv", .replace)
    try store.close()
    switch fault {
    case .danglingReference:
      try other("PRAGMA foreign_keys = OFF; UPDATE response SET psu = 77; UPDATE cell SET psu = 77")
    case .cellsDiffer: try other("UPDATE cell SET valid = 0")
    case .batchCountsDiffer: try other("UPDATE batch_sheet SET new = new + 1")
    case .contentDiffers: try other("UPDATE response SET digest = zeroblob(32)")
    case .journalDiffers:
      try other(
        """
        DROP TRIGGER journal_keeps_content;
        UPDATE journal SET content = json_set(content, '$.weight', 20000)
        """)
    case .storedDefinitionDiffers: try other("UPDATE round SET method_yaml = x'00'")
    case .sourceOfOtherRound:
      try other(
        """
        INSERT INTO round SELECT 2, '2026', questionnaire, questionnaire_version,
          questionnaire_digest, questionnaire_yaml, method, method_version, method_digest,
          method_yaml, created_at FROM round;
        UPDATE batch SET round = 2 WHERE id = 2
        """)
    default: try other("DROP TRIGGER journal_keeps_entries; DELETE FROM journal")
    }
    let found = try folder.emptyStore().check()
    if let problem = found.first(where: { $0.code == fault.rawValue }) { throw problem }
  }

  private func use(_ fault: StoreFault) throws {
    let store = try folder.store()
    let row = try TestSurvey.row(2, key: "k", [4, 1, 255, 0])
    switch fault {
    case .unknownRound: _ = try store.round("2024")
    case .roundDiffers: try addRound(store, method: Array("khác".utf8), Array("khác".utf8))
    case .definitionDiffers: try addRound(store, method: TestSurvey.methodYAML, [])
    case .unfinishedBatch:
      _ = try store.begin("a.csv")
      try store.close()
      _ = try folder.emptyStore().begin("b.csv")
    case .unknownBatch: _ = try store.batch(12)
    case .batchNotOpen:
      let batch = try store.begin()
      try store.finish(batch, as: .finished, at: TestSurvey.time)
      try store.add([row], to: batch)
    case .foreignRejectFile:
      let reference = BatchReference(round: "2025", number: 1, mark: "00000000")
      try store.importRows([row])
      _ = try store.begin("b.csv", continuing: reference)
    case .rejectFileOfOtherRound:
      let reference = BatchReference(round: "2024", number: 1, mark: "00000000")
      _ = try store.begin("b.csv", continuing: reference)
    case .rowsCommitted:
      let batch = try store.begin()
      try store.add([row], to: batch)
      try store.add([row], to: batch)
    case .batchNotUndoable:
      try store.importRows([row])
      _ = try store.undo(batch: 1, user: "an", at: TestSurvey.time)
      _ = try store.undo(batch: 1, user: "an", at: TestSurvey.time)
    default: try store.importRows([try TestSurvey.row(2, key: "k", [4, 1])])
    }
  }

  private func addRound(_ store: Store, method yaml: [UInt8], _ bytes: [UInt8]) throws {
    try store.addRound(
      id: "2025", questionnaire: try TestSurvey.questionnaire(),
      questionnaireYAML: TestSurvey.questionnaireYAML, method: try TestSurvey.method(yaml: yaml),
      methodYAML: bytes, at: TestSurvey.time)
  }

  /// Overwrites the second half of the file of a store, header and schema left as they are.
  func overwritten() throws {
    let store = try folder.store()
    try store.importRows(
      try (2...400).map { try TestSurvey.row($0, key: "k\($0)", [4, 1, 255, 0]) })
    try store.close()
    let url = URL(fileURLWithPath: folder.storePath)
    var bytes = try Data(contentsOf: url)
    for index in bytes.count / 2..<bytes.count { bytes[index] = 0x5A }
    try bytes.write(to: url)
  }

  /// Runs SQL in the file as another program would.
  func other(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: folder.storePath, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }
}

extension TestFolder {
  fileprivate func importTwice(_ store: Store) throws {
    _ = try store.begin()
    _ = try emptyStore().begin()
  }

  fileprivate func importBeside(_ store: Store) throws {
    try store.read { try $0.execute(sql: "PRAGMA busy_timeout = 0") }
    let other = try DatabaseQueue(path: storePath)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      defer { try? db.execute(sql: "ROLLBACK") }
      _ = try store.begin()
    }
  }
}
