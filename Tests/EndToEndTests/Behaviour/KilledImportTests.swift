// An import killed at any moment and started again ends in the same store as one left alone.
// Proof: kill -9 at 100 seeded random moments of the writing phase. After each the store is looked
// at: a batch that had ended is compared at once, any other goes on with the same command. Compared
// is a dump of every table (times left out) with that of an undisturbed import of the same file.
import Foundation
import Testing

@Suite(.serialized) struct KilledImportTests {
  static let kills = 100
  static let rows = 4000

  @Test(.timeLimit(.minutes(15))) func killedAHundredTimesTheStoreIsTheSame() throws {
    let file = try KilledImport(rows: Self.rows)
    let undisturbed = try file.undisturbed()
    var moments = SeededMoments(state: 20_251_101)
    var (killed, halfway) = (0, 0)
    while killed < Self.kills {
      let run = try file.workspace()
      var status: String?
      while status != "finished", killed < Self.kills {
        let wasKilled = try run.isKilled(within: undisturbed.seconds / 8, &moments)
        status = try run.batchStatus()
        try #require(wasKilled || status == "finished")
        killed += wasKilled ? 1 : 0
        halfway += status == "open" ? 1 : 0
      }
      // A kill between the end of the batch and that of the process leaves nothing to resume.
      if status != "finished" {
        let receipt = try run.finish()
        #expect(!receipt.resumed || status == "open")
      }
      #expect(try firstDifference(run.dump(), undisturbed.dump) == nil)
    }
    #expect(killed == Self.kills)
    #expect(halfway >= Self.kills * 3 / 4, "\(halfway) kills left a batch half-way")
  }

  /// The first line in which two dumps differ; nil where they are the same.
  private func firstDifference(_ dump: String, _ expected: String) -> String? {
    guard dump != expected else { return nil }
    let lines = [dump, expected].map {
      $0.split(separator: "\n", omittingEmptySubsequences: false)
    }
    let common = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
    let found = lines.map { $0.dropFirst(common).first ?? "the end" }
    return "line \(common + 1): \(found[0]) instead of \(found[1])"
  }
}

/// One file to import, again and again, into fresh workspaces.
private struct KilledImport {
  let survey: SmallSurvey
  let responses: URL

  init(rows: Int) throws {
    survey = try SmallSurvey()
    let made = try survey.run(
      "simulate", "--rows", "\(rows)", "--into", survey.folder.file("data").path, "--style", "csv")
    try #require(made.status == 0, "\(made.errors)")
    let files = try FileManager.default.contentsOfDirectory(
      at: survey.folder.file("data"), includingPropertiesForKeys: nil)
    // A real round takes no file whose name says that it is simulated.
    responses = survey.folder.file("phieu.csv")
    try FileManager.default.moveItem(
      at: try #require(files.first { $0.pathExtension == "csv" }), to: responses)
  }

  /// The store after an import nobody disturbed, and how long its writing took.
  func undisturbed() throws -> (dump: String, seconds: Double) {
    let run = try workspace()
    let process = try run.start()
    run.waitForWriting(process)
    let start = ContinuousClock.now
    process.waitUntilExit()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    #expect(process.terminationStatus == 0)
    return (try run.dump(), seconds)
  }

  func workspace() throws -> KilledRun {
    let workspace = survey.folder.file("w-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: workspace, withIntermediateDirectories: true)
    for name in ["sipas.yaml", "plan.yaml", "agencies.csv"] {
      try FileManager.default.copyItem(
        at: survey.workspace.appendingPathComponent(name),
        to: workspace.appendingPathComponent(name))
    }
    return KilledRun(library: survey.library, workspace: workspace, responses: responses)
  }
}

/// Imports of one file into one workspace.
private struct KilledRun {
  let library: URL
  let workspace: URL
  let responses: URL

  private var command: [String] {
    ["import", responses.path, "-w", workspace.path, "--chunk", "100", "--format", "json"]
  }

  func start() throws -> Process { try BuiltProgram.start(command, library: library) }

  /// Comes back when the store has an open write-ahead log: definitions are read, rows come now.
  func waitForWriting(_ process: Process) {
    let log = workspace.appendingPathComponent("sipas.sqlite-wal").path
    while process.isRunning, access(log, F_OK) != 0 { usleep(200) }
  }

  /// Starts the import and kills it at a random moment of the writing; false if it had ended.
  func isKilled(within seconds: Double, _ moments: inout SeededMoments) throws -> Bool {
    let process = try start()
    waitForWriting(process)
    usleep(UInt32(moments.next(below: UInt64(max(1, seconds * 1_000_000)))))
    // An import that ends by itself between these two lines is told by how it ended.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
    guard process.terminationReason == .uncaughtSignal else {
      #expect(process.terminationStatus == 0)
      return false
    }
    #expect(process.terminationStatus == SIGKILL)
    return true
  }

  /// Status of the batch, nil where there is none yet. Looking also closes the log.
  func batchStatus() throws -> String? {
    let list = try BuiltProgram.run(
      ["imports", "list", "-w", workspace.path, "--format", "json"], library: library)
    guard list.status == 0 else { return nil }
    return try list.decoded(as: BatchList.self).batches.last?.status
  }

  /// The same command again, undisturbed.
  func finish() throws -> Receipt {
    let outcome = try BuiltProgram.run(command, library: library)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try outcome.decoded(as: Receipt.self)
  }

  /// The store as text; `doctor` also recounts the cells against the responses.
  func dump() throws -> String {
    let file = workspace.appendingPathComponent("dump.txt")
    let outcome = try BuiltProgram.run(
      ["doctor", "-w", workspace.path, "--dump", file.path], library: library)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try String(contentsOf: file, encoding: .utf8)
  }
}

/// Numerical Recipes' 64-bit linear congruential generator: only the moments of killing need it.
private struct SeededMoments {
  var state: UInt64

  mutating func next(below bound: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % bound
  }
}
