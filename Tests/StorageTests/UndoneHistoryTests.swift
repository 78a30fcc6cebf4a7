import Findings
import Foundation
import Responses
import Testing

@testable import Storage

/// What undo promises, held against its definition: random files, imported under random policies,
/// one of them undone, must leave what a fresh store has into which only the others were imported.
/// It holds for every response of which no row of the others was or would be left out; rows that
/// would not be left out any more must be named.
struct UndoneHistoryTests {
  private struct Import {
    var text: String
    var name: String
    var policy: ConflictPolicy
    var blanksErase: Bool
    /// Identities by row.
    var keys: [Int: String]
  }

  /// What an import left out: rows by policy or refusal, and those of a run that took itself back.
  private struct LeftOut {
    var keys: Set<String> = []
    /// Of them those that met a stored response, in a run that was kept.
    var conflicts: Set<String> = []

    init(_ receipt: ImportReceipt, _ file: Import) {
      if receipt.end != .finished { keys = Set(file.keys.values) }
      for problem in receipt.allProblems where receipt.end == .finished {
        guard let row = problem.place.row, let key = file.keys[row] else { continue }
        let isConflict = ["RES050", "RES058"].contains(problem.code)
        if isConflict { conflicts.insert(key) }
        if isConflict || problem.severity == .error { keys.insert(key) }
      }
    }
  }

  private static func file(_ number: Int, _ random: inout SplitMix) -> Import {
    func pick(_ choices: [String]) -> String { choices[Int(random.next() % UInt64(choices.count))] }
    let columns = ["thôn", "Quyền số", "Điện thoại", "A1", "A2", "A3", "visits", "note"].filter {
      _ in random.next() % 5 > 0
    }
    var lines = [(["unit", "Số phiếu"] + columns).joined(separator: ",")]
    var keys: [Int: String] = [:]
    // Beside a weight a blank one is refused.
    let weight = pick(["", "2"])
    for row in 2...(2 + Int(random.next() % 4)) {
      let id = pick(["1", "2", "3"])
      let cells = columns.map { column in
        switch column {
        case "A1", "A2": pick(["", "1", "2", "3"])
        case "A3": pick(["", "", "", "1"])
        case "visits": pick(["", "", "1", "7"])
        case "Quyền số": weight
        case "Điện thoại": pick(["", "0912", "0913"])
        default: pick(["", "a", "b"])
        }
      }
      lines.append((["26740", id] + cells).joined(separator: ","))
      keys[row] = "sheet:26740/\(id)"
    }
    let policies = [.keep, .review, .stop] + Array(repeating: ConflictPolicy.replace, count: 7)
    return Import(
      text: lines.joined(separator: "\n") + "\n", name: "\(number).csv",
      policy: policies[Int(random.next() % 10)], blanksErase: random.next() % 3 == 0, keys: keys)
  }

  /// Two to six files; now and then one comes again, unchanged.
  private static func files(_ random: inout SplitMix) -> [Import] {
    var files: [Import] = []
    for number in 0..<(2 + Int(random.next() % 5)) {
      if let last = files.last, random.next() % 4 == 0 {
        files.append(last)
      } else {
        files.append(file(number, &random))
      }
    }
    return files
  }

  private func imported(_ files: [Import], into target: MergedFiles) throws -> [LeftOut] {
    try files.map { file in
      let receipt = try target.take(
        file.text, file.name, file.policy, blanksErase: file.blanksErase)
      return LeftOut(receipt, file)
    }
  }

  @Test(arguments: 1...5)
  func `what is left is what the others bring`(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var compared = 0
    for _ in 0..<30 {
      let files = UndoneHistoryTests.files(&random)
      let undone = Int(random.next() % UInt64(files.count))
      let all = try MergedFiles()
      var leftOut = try imported(files, into: all)
      guard try all.store.batches()[undone].status == .finished else { continue }
      let report = try all.undo(Int64(undone + 1))
      #expect(try all.store.check() == [])
      leftOut.remove(at: undone)
      var others = files
      others.remove(at: undone)
      let fresh = try MergedFiles()
      let wouldBeLeftOut = try imported(others, into: fresh)
      let (found, wanted) = (try all.responses(), try fresh.responses())
      let exempt = (leftOut + wouldBeLeftOut).reduce(into: Set()) { $0.formUnion($1.keys) }
      for key in Set(found.keys).union(wanted.keys).subtracting(exempt) {
        compared += 1
        #expect(found[key] == wanted[key], "\(key), without \(undone): \(files)")
      }
      for (before, after) in zip(leftOut, wouldBeLeftOut) {
        let free = before.conflicts.subtracting(after.keys)
        #expect(free.isSubset(of: report.released.map(\.identity)), "\(undone): \(files)")
      }
    }
    #expect(compared > 20)
  }

  @Test func `rows are undone one after the other in any order`() throws {
    let files = ["A1,A2\n26740,1,1,3\n", "A1,A2\n26740,1,,2\n", "A2,note\n26740,1,3,x\n"].map {
      "unit,Số phiếu," + $0
    }
    // Answers A1 and A2 by the files that are left.
    let wanted: [Set<Int64>: [UInt8]] = [
      [2, 3]: [0, 3], [1, 3]: [1, 3], [1, 2]: [1, 2], [1]: [1, 3], [2]: [0, 2], [3]: [0, 3],
    ]
    for order in [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]] as [[Int64]] {
      let survey = try MergedFiles()
      for (number, text) in files.enumerated() { try survey.take(text, "\(number).csv") }
      var left: Set<Int64> = [1, 2, 3]
      for batch in order {
        _ = try survey.undo(batch)
        left.remove(batch)
        #expect(try survey.answers(1) == wanted[left], "\(order), left \(left)")
        #expect(try survey.store.check() == [])
      }
    }
  }

  @Test func `a row that breaks a rule without what goes is left out and named`() throws {
    let survey = try MergedFiles()
    try survey.take("unit,Số phiếu,A1,A2\n26740,1,1,3\n", "a.csv")
    try survey.take("unit,Số phiếu,A2\n26740,1,1\n", "b.csv")
    try survey.take("unit,Số phiếu,visits\n26740,1,7\n", "c.csv")
    let report = try survey.undo(2)
    #expect(report.released.map(\.batch) == [3])
    #expect(report.released.first?.place == Place(file: survey.folder.path + "/c.csv", row: 2))
    #expect(try survey.answers(1) == [1, 3])
    #expect(try survey.store.check() == [])
  }
}
