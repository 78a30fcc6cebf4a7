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
    let process = try interrupted(output: output)
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

  /// Every result says that it rests on a part of the responses, wherever it goes, and a script sees
  /// it by the exit code; nothing of it stays once the import is finished.
  @Test func resultsOfHalfAnImportSaySo() throws {
    try addCriteria()
    _ = try interrupted(output: nil)
    for command in ["index", "progress", "score"] {
      let text = try survey.run(command)
      #expect(text.status == 1 && text.output.hasPrefix("CHƯA ĐỦ SỐ LIỆU: lần nhập 1 "))
      #expect(text.errors.contains("[CLI020]"), "\(command): \(text.errors)")
      let machine = try survey.run(command, "--format", "json")
      #expect(machine.status == 1)
      #expect(try machine.json()["complete"] as? Bool == false, "\(command)")
      let problems = try machine.json()["problems"] as? [[String: Any]]
      #expect(problems?.first?["code"] as? String == "CLI020", "\(command)")
    }
    let feed = try survey.run("export", "index", "--format", "csv", "--plain")
    #expect(feed.status == 1 && feed.output.contains(",false,false,sipas.index/1\n"))
    #expect(try survey.run("report").status == 1)
    let page = try String(
      contentsOf: survey.workspace.appendingPathComponent("bao-cao/bao-cao-2025.html"),
      encoding: .utf8)
    #expect(page.contains("CHƯA ĐỦ SỐ LIỆU: lần nhập 1 còn dở dang"))
    #expect(try survey.receipt(responses).end == "finished")
    let whole = try survey.run("index", "--format", "json")
    #expect(try whole.status == 0 && whole.json()["complete"] as? Bool == true)
    #expect(try !survey.run("index").output.contains("CHƯA ĐỦ SỐ LIỆU"))
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

  /// An import that Ctrl-C ended in the middle.
  private func interrupted(output: URL?) throws -> Process {
    let process = try start(output: output)
    waitForRows(of: process)
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    return process
  }

  private func addCriteria() throws {
    let file = survey.workspace.appendingPathComponent("sipas.yaml")
    let text = try String(contentsOf: file, encoding: .utf8) + "criteria: par-unit-sample\n"
    try text.write(to: file, atomically: true, encoding: .utf8)
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
