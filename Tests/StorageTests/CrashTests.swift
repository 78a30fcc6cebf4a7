import Findings
import Foundation
import Responses
import Testing

@testable import Storage

/// What a kill leaves is the database file and its WAL as the process last wrote them. A copy of
/// both, taken between two statements, is exactly that; a copy whose WAL is cut short anywhere is
/// what a kill in the middle of a write leaves.
struct CrashTests {
  private let rowCount = 60
  private let chunkSize = 5

  private enum Moment: CaseIterable {
    case betweenChunks, beforeCommit, duringWrite
  }

  @Test func `a kill at any of 120 moments loses no chunk and the same command resumes`() throws {
    let base = try base()
    let expected = try uninterrupted(base)
    var random = SplitMix(state: 2025)
    for run in 0..<120 {
      let moment = Moment.allCases[run % 3]
      let chunks = Int(random.next() % UInt64(rowCount / chunkSize))
      let folder = try TestFolder()
      try copyFiles(base, folder)
      let copy = try killed(folder, moment, afterChunks: chunks, &random)
      let committed = try resume(copy)
      #expect(moment == .duringWrite || committed == 1 + chunks * chunkSize)
      let store = try copy.emptyStore(create: false)
      #expect(try store.dumped(withIdentities: true) == expected)
      #expect(try store.check() == [])
    }
  }

  @Test func `a kill at any moment of making the store leaves one that opens`() throws {
    let folder = try TestFolder()
    let store = try folder.emptyStore()
    let wal = try Data(contentsOf: URL(fileURLWithPath: folder.storePath + "-wal"))
    let (header, frame) = (32, 24 + 4096)
    #expect(wal.count > header + 2 * frame)
    for end in stride(from: header, through: wal.count, by: frame) {
      let copy = try TestFolder()
      try copyFiles(folder, copy)
      #expect(truncate(copy.storePath + "-wal", end) == 0)
      #expect(try copy.emptyStore().check() == [], "the first \(end) bytes of the log")
    }
    try store.close()
  }

  @Test func `a file without a first page holds no answers yet`() throws {
    let folder = try TestFolder()
    try Data().write(to: URL(fileURLWithPath: folder.storePath))
    let found = try problem { _ = try folder.emptyStore(create: false) }
    #expect(found?.code == StoreFault.storeMissing.rawValue)
    #expect(try folder.emptyStore().check() == [])
  }

  private func uninterrupted(_ base: TestFolder) throws -> String {
    let folder = try TestFolder()
    try copyFiles(base, folder)
    let store = try folder.emptyStore(create: false)
    let batch = try store.begin("b.csv", .replace)
    try addRows(to: store, batch, from: 2)
    try store.finish(batch, as: .finished, at: TestSurvey.time)
    return try store.dumped(withIdentities: true)
  }

  /// A store with an earlier batch, so that the interrupted one replaces and journals.
  private func base() throws -> TestFolder {
    let folder = try TestFolder()
    let store = try folder.store()
    try store.importRows(
      try (2...20).map { try TestSurvey.row($0, key: "k\($0 * 3)", [1, 1, 255, 0]) })
    try store.close()
    return folder
  }

  /// Runs some chunks and copies the files as they are then.
  private func killed(
    _ folder: TestFolder, _ moment: Moment, afterChunks chunks: Int, _ random: inout SplitMix
  ) throws -> TestFolder {
    let store = try folder.emptyStore(create: false)
    let batch = try store.begin("b.csv", .replace)
    for chunk in 0..<chunks { try add(chunk, to: store, batch) }
    let copy = try TestFolder()
    switch moment {
    case .betweenChunks: try copyFiles(folder, copy)
    case .beforeCommit:
      try store.read { db in
        try db.execute(sql: "PRAGMA cache_size = 5")
        try db.beginTransaction(.immediate)
        try add(chunks, to: store, batch)
        try copyFiles(folder, copy)
        try db.rollback()
      }
    case .duringWrite:
      try add(chunks, to: store, batch)
      try copyFiles(folder, copy)
      try cutWAL(copy, &random)
    }
    try store.close()
    return copy
  }

  private func cutWAL(_ folder: TestFolder, _ random: inout SplitMix) throws {
    let handle = try TestSurvey.require(FileHandle(forWritingAtPath: folder.storePath + "-wal"))
    let size = try handle.seekToEnd()
    try handle.truncate(atOffset: random.next() % size)
    try handle.close()
  }

  private func copyFiles(_ folder: TestFolder, _ copy: TestFolder) throws {
    for suffix in ["", "-wal"] {
      let file = folder.storePath + suffix
      guard FileManager.default.fileExists(atPath: file) else { continue }
      try FileManager.default.copyItem(atPath: file, toPath: copy.storePath + suffix)
    }
  }

  /// Runs the same import on what the kill left; returns the last row found committed.
  private func resume(_ folder: TestFolder) throws -> Int {
    let store = try folder.emptyStore(create: false)
    #expect(try store.check() == [])
    let batch = try store.begin("b.csv", .replace)
    let committed = batch.committed[SheetKey(file: 0, sheet: "")]?.lastRow ?? 1
    try addRows(to: store, batch, from: committed + 1)
    try store.finish(batch, as: .finished, at: TestSurvey.time)
    try store.close()
    return committed
  }

  private func addRows(to store: Store, _ batch: OpenBatch, from row: Int) throws {
    for chunk in (row - 2) / chunkSize..<rowCount / chunkSize { try add(chunk, to: store, batch) }
  }

  private func add(_ chunk: Int, to store: Store, _ batch: OpenBatch) throws {
    let rows = try (0..<chunkSize).map { offset in
      let row = chunk * chunkSize + offset + 2
      return try TestSurvey.row(
        row, key: "k\(row)", unit: String(row % 3 + 1), [UInt8(row % 5 + 1), 2, 255, 255],
        details: [AnswerDetail(slot: 3, value: "Ý kiến \(row)")], identities: ["phone": "\(row)"])
    }
    try store.add(rows, to: batch)
  }
}

/// SplitMix64, so that the moments are the same in every run.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
