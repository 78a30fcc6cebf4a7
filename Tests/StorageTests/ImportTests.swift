import Agencies
import Findings
import Foundation
import Questionnaires
import Responses
import Testing

@testable import Storage

struct ImportTests {
  @Test func `the same file twice stores nothing the second time`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let rows = try (2...6).map { try TestSurvey.row($0, key: "k\($0)", [4, 1, 255, 0]) }
    #expect(try store.importRows(rows).counts.new == 5)
    let content = try store.dumpedContent()
    let again = try store.importRows(rows)
    #expect(again.counts.unchanged == 5 && again.counts.read == 5)
    #expect(try store.dumpedContent() == content)
    #expect(try store.check() == [])
  }

  @Test(arguments: [BatchEnd.finished, .reverted])
  func `what was found of a sheet is kept with the run that is closed`(_ end: BatchEnd) throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let batch = try store.begin()
    try store.add([try TestSurvey.row(2, key: "k", [4, 1, 255, 0])], to: batch)
    let found = ["", "Trống"].map { name in
      Problem(ResponseFault.noRows, at: Place(file: "a.csv", sheet: name, row: 2), ["count": "1"])
    }
    var unread = RowCounts()
    unread.refused = 7
    let findings = [
      SheetKey(file: 0, sheet: ""): SheetFindings(problems: [found[0]]),
      SheetKey(file: 0, sheet: "Trống"): SheetFindings(problems: [found[1]], unread: unread),
    ]
    try store.finish(batch, as: end, findings: findings, at: TestSurvey.time)
    let report = try store.batch(1)
    #expect(report.problems == found && report.refused.isEmpty)
    #expect(report.batch.counts.new == 1 && report.batch.counts.refused == 7)
    #expect(try store.check() == [])
    let dry = try store.begin("b.csv", isDryRun: true)
    try store.finish(dry, as: .finished, findings: findings, at: TestSurvey.time)
    #expect(try store.batches().count == 1)
  }

  @Test func `a conflict with a row of the same run says so`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let outcome = try store.importRows(
      [
        try TestSurvey.row(2, key: "k", [4, 1, 255, 0], identities: ["phone": "09"]),
        try TestSurvey.row(3, key: "k", [4, 1, 255, 0]),
        try TestSurvey.row(4, key: "k", [5, 1, 255, 0]),
      ], .review)
    #expect(outcome.unchanged == [1])
    let conflict = try #require(outcome.conflicts.first)
    #expect(conflict.isOfThisRun && conflict.stored.row == 2)
    #expect(conflict.held.identities == ["phone": "09"])
  }

  @Test func `a conflict under stop names where the stored response came from`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try store.importRows([try TestSurvey.row(7, key: "k", [4, 1, 255, 0])])
    let before = try store.dumpedContent()
    let outcome = try store.importRows(
      [
        try TestSurvey.row(2, key: "new", [1, 1, 255, 0]),
        try TestSurvey.row(3, key: "k", [5, 1, 255, 0]),
      ], from: "b.csv", .stop, as: .reverted)
    let conflict = try #require(outcome.conflicts.first)
    #expect(outcome.conflicts.count == 1)
    #expect(conflict.position == 1 && conflict.policy == .stop && !conflict.isOfThisRun)
    #expect(conflict.stored == Place(file: "a.csv", row: 7))
    #expect(conflict.held.response.answers == [4, 1, 255, 0])
    #expect(outcome.counts.new == 1 && outcome.counts.refused == 1)
    #expect(try store.dumpedContent() == before)
    #expect(try store.batches().map(\.status) == [.finished, .reverted])
    #expect(try store.check() == [])
  }

  @Test func `keep leaves the stored response and counts the row as skipped`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try store.importRows([try TestSurvey.row(2, key: "k", [4, 1, 255, 0])])
    let before = try store.dumpedContent()
    let outcome = try store.importRows(
      [try TestSurvey.row(2, key: "k", [5, 1, 255, 0])], from: "b.csv", .keep)
    #expect(outcome.counts.skipped == 1 && outcome.counts.read == 1)
    #expect(try store.dumpedContent() == before)
  }

  @Test func `replace moves the old content to the journal and the cells follow`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let old = try TestSurvey.row(
      2, key: "k", [4, 1, 255, 255], details: [AnswerDetail(slot: 3, value: "Tốt")],
      identities: ["phone": "0912"])
    try store.importRows([old])
    let new = try TestSurvey.row(9, key: "k", unit: "26743", [1, 2, 255, 0], weight: 20000)
    let outcome = try store.importRows([new], from: "b.csv", .replace)
    #expect(outcome.counts.changed == 1)
    let cells = try store.cells(round: "2025")
    #expect(cells.map(\.unit.code) == ["26743"])
    #expect(cells.first?.weight == 20000)
    let journal = try store.dumped()
    #expect(journal.contains("action=\"replaced\"") && journal.contains("Tốt"))
    #expect(try store.check() == [])
  }

  @Test func `a reverted batch gives replaced responses back`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let old = try TestSurvey.row(
      2, key: "k", [4, 1, 255, 255],
      details: [
        AnswerDetail(slot: 2, value: "4"), AnswerDetail(slot: 2, value: "1"),
        AnswerDetail(slot: 3, value: "Tốt \"lắm\""),
      ],
      identities: ["phone": "0912"])
    try store.importRows([old])
    let before = try store.dumpedContent()
    try store.importRows(
      [
        try TestSurvey.row(2, key: "k", psu: "Thôn 1", [1, 2, 255, 0]),
        try TestSurvey.row(3, key: "k", [2, 2, 255, 0]),
        try TestSurvey.row(4, key: "other", [2, 2, 255, 0]),
      ], from: "b.csv", .replace, as: .reverted)
    #expect(try store.dumpedContent() == before)
    #expect(try store.check() == [])
  }

  @Test func `a dry run counts like a real run and leaves nothing`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    try store.importRows([try TestSurvey.row(2, key: "k", [4, 1, 255, 0])])
    let before = try store.dumped(withIdentities: true)
    let batch = try store.begin("b.csv", .replace, isDryRun: true)
    let first = try store.add(
      [
        try TestSurvey.row(2, key: "k", [5, 1, 255, 0]),
        try TestSurvey.row(3, key: "m", unit: "1", [5, 1, 255, 0]),
      ], to: batch)
    let second = try store.add(
      [try TestSurvey.row(4, key: "m", unit: "1", [5, 1, 255, 0])], to: batch)
    #expect(first.counts.changed == 1 && first.counts.new == 1 && second.counts.unchanged == 1)
    try store.finish(batch, as: .finished, at: TestSurvey.time)
    #expect(try store.dumped(withIdentities: true) == before)
    #expect(
      try store.importRows([try TestSurvey.row(2, key: "n", [1, 1, 255, 0])]).counts.new == 1)
  }

  @Test func `a failed chunk leaves the chunks before it and the batch goes on`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let batch = try store.begin()
    try store.add([try TestSurvey.row(2, key: "a", [4, 1, 255, 0])], to: batch)
    let before = try store.dumped()
    let bad = [
      try TestSurvey.row(3, key: "b", unit: "99", [4, 1, 255, 0]),
      try TestSurvey.row(4, key: "c", [9, 1, 255, 0]),
    ]
    #expect(try problem { try store.add(bad, to: batch) }?.code == "STO020")
    #expect(try store.dumped() == before)
    try store.add([try TestSurvey.row(3, key: "b", unit: "99", [4, 1, 255, 0])], to: batch)
    try store.finish(batch, as: .finished, at: TestSurvey.time)
    #expect(try store.check() == [])
  }

  @Test func `an interrupted batch says how far it came and is found by its files`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let found = Problem(
      StoreFault.unknownRound, at: Place(file: "a.csv", row: 3, column: 4), ["value": "Đẹp"],
      severity: .warning)
    let batch = try store.begin()
    let rows = [try TestSurvey.row(2, key: "a", [4, 1, 255, 0])]
    try store.add(rows, to: batch, refused: [RefusedRow(row: 3, problems: [found])])
    try store.close()
    let reopened = try folder.emptyStore(create: false)
    let resumed = try reopened.begin()
    var counts = RowCounts()
    counts.new = 1
    counts.refused = 1
    let sheet = SheetKey(file: 0, sheet: "")
    #expect(resumed.id == batch.id)
    #expect(resumed.committed == [sheet: CommittedRows(lastRow: 3, counts: counts)])
    #expect(try problem { try reopened.add(rows, to: resumed) }?.code == "STO019")
    try reopened.finish(resumed, as: .finished, at: TestSurvey.time)
    let report = try reopened.batch(batch.id)
    #expect(report.problems.isEmpty && report.refused.map(\.problems) == [[found]])
    #expect(report.batch.counts == counts && report.batch.status == .finished)
  }

  @Test func `identities stay out of view, dump and cells`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let row = try TestSurvey.row(2, key: "k", [4, 1, 255, 0], identities: ["phone": "0912345"])
    try store.importRows([row])
    #expect(try !store.dumped().contains("0912345"))
    #expect(try store.dumped(withIdentities: true).contains("0912345"))
  }
}
