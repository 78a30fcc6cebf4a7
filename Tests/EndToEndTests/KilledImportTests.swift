// An import killed at any moment and started again ends in the same store as one left alone.
// Proof: kill -9 at 100 seeded random moments, then a dump of every table (times left out) compared
// with the dump of an undisturbed import of the same file.
import Foundation
import Testing

struct KilledImportTests {
  static let kills = 100

  @Test func killedAHundredTimesTheStoreIsTheSame() throws {
    let folder = try TemporaryFolder()
    let responses = try makeResponses(in: folder, rows: 6000)
    let undisturbed = try importUndisturbed(responses, in: folder)
    var moments = SeededMoments(state: 20_251_101)
    var (killed, round) = (0, 0)
    while killed < Self.kills {
      round += 1
      let workspace = try makeWorkspace("w\(round)", in: folder)
      while killed < Self.kills, try !survives(responses, workspace, &moments) { killed += 1 }
      let rest = try BuiltProgram.run(importArguments(responses, workspace))
      #expect(rest.status == 0 || rest.status == 1, "\(rest.errors)")
      #expect(try dump(workspace) == undisturbed)
      #expect(try BuiltProgram.run(["doctor", "-w", workspace.path]).status == 0)
    }
    #expect(killed == Self.kills)
  }

  /// Starts an import and kills it after a random moment; true if it was done before.
  private func survives(
    _ responses: URL, _ workspace: URL, _ moments: inout SeededMoments
  ) throws -> Bool {
    let process = try BuiltProgram.start(importArguments(responses, workspace))
    usleep(UInt32(moments.next(below: 400_000)))
    guard process.isRunning else { return true }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    return process.terminationReason == .exit
  }

  private func importArguments(_ responses: URL, _ workspace: URL) -> [String] {
    ["import", responses.path, "-w", workspace.path, "--chunk", "200"]
  }

  private func importUndisturbed(_ responses: URL, in folder: TemporaryFolder) throws -> String {
    let workspace = try makeWorkspace("undisturbed", in: folder)
    let outcome = try BuiltProgram.run(importArguments(responses, workspace))
    #expect(outcome.status == 0 || outcome.status == 1, "\(outcome.errors)")
    return try dump(workspace)
  }

  private func makeWorkspace(_ name: String, in folder: TemporaryFolder) throws -> URL {
    let workspace = folder.file(name)
    let outcome = try BuiltProgram.run([
      "init", workspace.path, "--province", "96", "--round", "2025", "--day", "2025-11-01",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return workspace
  }

  private func makeResponses(in folder: TemporaryFolder, rows: Int) throws -> URL {
    let workspace = try makeWorkspace("maker", in: folder)
    let made = try BuiltProgram.run([
      "simulate", "-w", workspace.path, "--rows", "\(rows)", "--into", folder.file("data").path,
      "--style", "csv",
    ])
    #expect(made.status == 0, "\(made.errors)")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder.file("data"), includingPropertiesForKeys: nil)
    return try #require(files.first { $0.pathExtension == "csv" })
  }

  private func dump(_ workspace: URL) throws -> String {
    let file = workspace.appendingPathComponent("dump.txt")
    let outcome = try BuiltProgram.run(["doctor", "-w", workspace.path, "--dump", file.path])
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
