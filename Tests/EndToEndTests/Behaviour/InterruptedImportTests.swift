import Foundation
import Testing

/// Imports stopped by Ctrl-C, and two imports at once.
@Suite(.serialized) struct InterruptedImportTests {
  let survey: SmallSurvey
  let responses: URL

  init() throws {
    survey = try SmallSurvey()
    responses = try survey.file("nhieu.csv", (1...8000).map { Phieu(number: "P\($0)") })
  }

  @Test func afterCtrlCTheSameCommandGoesOn() throws {
    let output = survey.folder.file("receipt.json")
    let process = try start(output: output)
    waitForRows(of: process)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    let first = try JSONDecoder().decode(Receipt.self, from: Data(contentsOf: output))
    #expect(process.terminationReason == .exit && process.terminationStatus == 1)
    #expect(first.end == "interrupted")
    #expect(first.totals.new < 8000)
    #expect(try survey.batches().map(\.status) == ["open"])
    let second = try survey.receipt(responses, "--chunk", "50")
    #expect(second.resumed && second.end == "finished" && second.exitCode == 0)
    #expect(second.batch == first.batch)
    #expect(try survey.receipt(responses).totals.unchanged == 8000)
  }

  @Test func twoImportsAtOnceDoNotMix() throws {
    let process = try start(output: nil)
    waitForRows(of: process)
    let second = try survey.importing(survey.file("khac.csv", [Phieu(number: "Q1")]))
    let reading = try survey.run("imports", "list")
    #expect(process.isRunning, "the first import is too short for this test")
    process.waitUntilExit()
    #expect(second.status == 4)
    #expect(second.errors.contains("[STO009]"), "\(second.errors)")
    #expect(reading.status == 0, "\(reading.errors)")
    #expect(process.terminationStatus == 0)
    #expect(try survey.batches().map(\.status) == ["finished"])
  }

  private func start(output: URL?) throws -> Process {
    try BuiltProgram.start(
      [
        "import", responses.path, "-w", survey.workspace.path, "--chunk", "50", "--format", "json",
      ], library: survey.library, output: output)
  }

  /// Comes back when the store has rows of the import.
  private func waitForRows(of process: Process) {
    let file = survey.workspace.appendingPathComponent("sipas.sqlite")
    while process.isRunning {
      let rows = try? StoreFile(file).rows("SELECT 1 FROM batch_sheet WHERE last_row > 0")
      if rows?.isEmpty == false { return }
      usleep(5000)
    }
  }
}
