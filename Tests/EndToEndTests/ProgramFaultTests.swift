// Every code of the program itself is provoked by the mistake it is named for, through the built
// program as users run it.
import Findings
import Foundation
import Testing
import WordingChecks

@testable import sipas

struct ProgramFaultTests {
  /// Provoked by tests of their own, here or where their situation is built anyway.
  private static let elsewhere: Set<ProgramFault> = [
    .libraryNotFound, .simulatedFile, .unfinishedImport, .batchOfOtherRound, .passedOverFile,
    .noValidResponse, .rowsWaiting, .nothingReceived, .reportNotWritten,
  ]

  @Test(arguments: ProgramFault.allCases.filter { !elsewhere.contains($0) })
  func isProvoked(
    _ fault: ProgramFault
  ) throws {
    let folder = try TemporaryFolder()
    let outcome = try BuiltProgram.run(try provocation(of: fault, in: folder))
    #expect(outcome.errors.contains("[\(fault.rawValue)]"), "\(outcome.output) \(outcome.errors)")
    #expect(outcome.status == 3)
    #expect(outcome.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.file("x").path))
    let english = try BuiltProgram.run(
      try provocation(of: fault, in: try TemporaryFolder()) + ["--lang", "en"])
    #expect(EnglishWording.vietnameseWords(in: english.errors).isEmpty, "\(english.errors)")
  }

  @Test func aProgramWithoutItsFilesSaysSo() throws {
    let empty = try TemporaryFolder()
    #expect(throws: Problem(ProgramFault.libraryNotFound)) {
      try Library.located(environment: [:], program: empty.file("sipas"), current: empty.url)
    }
  }

  @Test func codesAndPlaceholdersAgreeInBothLanguages() throws {
    #expect(Set(ProgramFault.allCases.map(\.rawValue)).count == ProgramFault.allCases.count)
    for fault in ProgramFault.allCases {
      let english = try #require(fault.message.en)
      #expect(
        Set(MessageCatalogue.placeholders(of: fault.message.vi))
          == Set(MessageCatalogue.placeholders(of: english)), "\(fault)")
    }
  }

  /// Prepares the mistake and gives the command that meets it.
  private func provocation(of fault: ProgramFault, in folder: TemporaryFolder) throws -> [String] {
    switch fault {
    case .notAWorkspace: return ["index", "-w", folder.url.path]
    case .workspaceExists: return initCommand(try workspace(in: folder), province: "96")
    case .unknownRound: return ["index", "-w", try workspace(in: folder), "-r", "2062"]
    case .noRound: return ["index", "-w", try workspace(in: folder, rounds: "rounds: []")]
    case .severalRounds:
      return ["index", "-w", try workspace(in: folder, rounds: rounds("1", "2"))]
    case .duplicateRound:
      return ["index", "-w", try workspace(in: folder, rounds: rounds("1", "1"))]
    case .unknownQuestionnaire: return ["questionnaire", "check", "sipas-provine-2025"]
    case .libraryNotFound, .simulatedFile, .unfinishedImport, .batchOfOtherRound,
      .passedOverFile, .noValidResponse, .rowsWaiting, .nothingReceived, .reportNotWritten:
      return []
    case .unknownProvince: return initCommand(folder.file("new").path, province: "97")
    case .cannotWrite: return initCommand("/proc/sipas", province: "96")
    case .notInForce:
      return ["index", "-w", try workspace(in: folder, rounds: rounds("1", day: "2025-06-30"))]
    case .noResponses: return ["index", "-w", try workspace(in: folder)]
    case .unknownUnit:
      return ["import", "x.csv", "--unit", "31826", "-w", try workspace(in: folder)]
    case .badRoundID: return ["index", "-w", try workspace(in: folder, rounds: rounds("../x"))]
    case .noFiles:
      return [
        "import", try TemporaryFolder.empty(in: folder).path, "-w", try workspace(in: folder),
      ]
    case .noCriteria: return ["score", "-w", try workspace(in: folder)]
    case .notSampleProvince:
      let other = folder.file("w").path
      _ = try BuiltProgram.run(initCommand(other, province: "01"))
      return ["simulate", "--style", "tinh-mau", "--into", folder.file("x").path, "-w", other]
    case .noPlan:
      return [
        "simulate", "--into", folder.file("x").path, "-w",
        try workspace(in: folder, rounds: rounds("1")),
      ]
    }
  }

  private func initCommand(_ path: String, province: String) -> [String] {
    ["init", path, "--province", province, "--round", "1", "--day", "2025-11-01"]
  }

  private func rounds(_ ids: String..., day: String = "2025-11-01") -> String {
    "rounds:\n"
      + ids.map {
        "  - {id: \"\($0)\", title: T, questionnaire: sipas-province-2025, day: \(day)}\n"
      }.joined()
  }

  private func workspace(in folder: TemporaryFolder, rounds: String? = nil) throws -> String {
    let path = folder.file("w").path
    _ = try BuiltProgram.run(initCommand(path, province: "96"))
    if let rounds {
      let text = "schema: sipas.workspace/1\nprovince: \"96\"\n" + rounds + "\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/sipas.yaml"))
    }
    return path
  }
}

struct ProgramWarningTests {
  private let survey: SmallSurvey

  init() throws { survey = try SmallSurvey() }

  @Test func simulatedResponsesDoNotEnterARealRound() throws {
    let outcome = try survey.importing(survey.file("mo-phong-1.csv", [Phieu(number: "1")]))
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("[CLI019]"), "\(outcome.errors)")
    #expect(try survey.run("index").errors.contains("[CLI011]"))
  }

  @Test func filesOfAFolderThatAreNotReadAreNamed() throws {
    let folder = survey.folder.file("phieu")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    _ = try survey.file("phieu/a.csv", [Phieu(number: "1")])
    for name in ["b.zip", "c.docx", ".DS_Store", "~$a.xlsx"] {
      try Data("PK".utf8).write(to: folder.appendingPathComponent(name))
    }
    let outcome = try survey.importing(folder)
    #expect(outcome.status == 1)
    let named = outcome.errors.split(separator: "\n").filter { $0.contains("[CLI021]") }
    #expect(named.count == 2 && named[0].contains("b.zip") && named[1].contains("c.docx"))
    #expect(try survey.batches().count == 1)
  }

  /// Its own lists, reports and reject files are no response files.
  @Test func aWorkspaceMayBeImportedAsAFolder() throws {
    let responses = try survey.file("a.csv", [Phieu(number: "1"), Phieu(number: "2", unit: "9")])
    let inside = survey.workspace.appendingPathComponent("phieu")
    try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: responses, to: inside.appendingPathComponent("a.csv"))
    let first = try survey.importing(survey.workspace)
    #expect(first.status == 1 && first.output.contains("a.csv"), "\(first.output)")
    _ = try survey.run("report")
    let again = try survey.importing(survey.workspace)
    #expect(!again.errors.contains("[CLI021]"), "\(again.errors)")
    let batches = try survey.batches()
    #expect(batches.flatMap(\.runs).map(\.files.count) == [1, 1])
  }

  /// A store that holds no response is as good as none.
  @Test func aRoundWithoutResponsesHasNoResults() throws {
    _ = try survey.importing(survey.file("a.csv", [Phieu(number: "1")]))
    _ = try survey.run("imports", "undo", "1")
    for command in [["index"], ["report"], ["export", "index"]] {
      let outcome = try BuiltProgram.run(
        command + ["-w", survey.workspace.path], library: survey.library)
      #expect(outcome.status == 3 && outcome.errors.contains("[CLI011]"), "\(outcome.errors)")
    }
  }

  /// Before the first import and after the only one was undone, for people and for programs.
  @Test func targetsAreShownBeforeTheFirstResponse() throws {
    for round in 0..<2 {
      if round == 1 {
        _ = try survey.importing(survey.file("a.csv", [Phieu(number: "1")]))
        _ = try survey.run("imports", "undo", "1")
      }
      let outcome = try survey.run("progress")
      #expect(outcome.status == 0 && outcome.output.contains("Phường Bạc Liêu"))
      #expect(outcome.errors.contains("chưa có phiếu nào") && outcome.errors.contains("[CLI024]"))
      let board = try survey.run("progress", "--format", "json").json()
      #expect((board["problems"] as? [[String: Any]])?.map { $0["code"] as? String } == ["CLI024"])
      let totals = try #require(board["totals"] as? [String: Int])
      #expect(totals["received"] == 0 && (totals["target"] ?? 0) > 0)
    }
    #expect(
      try survey.run("progress", "--lang", "en").errors.contains("no responses yet"))
  }

  /// One answer to the first question and nothing else, twice.
  @Test func aRoundWithoutAValidResponseSaysWhy() throws {
    let blanks = String(repeating: ",", count: Phieu.header.split(separator: ",").count - 7)
    let rows = ["1", "2"].map { "\($0),31825,ấp 1,16/11/2025,1,2,5\(blanks)" }
    let file = survey.folder.file("a.csv")
    try ([Phieu.header] + rows).joined(separator: "\n")
      .write(to: file, atomically: true, encoding: .utf8)
    #expect(try survey.receipt(file).totals.new == 2)
    for command in ["index", "progress"] {
      let errors = try survey.run(command).errors
      #expect(errors.contains("[CLI022]") && errors.contains("2 phiếu trả lời dưới"), "\(errors)")
      let english = try survey.run(command, "--lang", "en").errors
      #expect(english.contains("of 2 responses in round 2025 none"), "\(english)")
      #expect(english.contains("2 answered less than"), "\(english)")
    }
  }

  @Test func rowsThatWaitAreMentionedBesideResults() throws {
    let file = try survey.file(
      "a.csv", [Phieu(number: "1"), Phieu(number: "2", firstAnswer: "77")])
    _ = try survey.importing(file)
    for command in ["index", "progress"] {
      let errors = try survey.run(command).errors
      #expect(errors.contains("1 dòng bị từ chối còn chờ sửa"), "\(errors)")
      let english = try survey.run(command, "--lang", "en").errors
      #expect(english.contains("1 refused row waits to be mended"), "\(english)")
    }
  }

  @Test func anImportIsUndoneInItsOwnRoundOnly() throws {
    let imported = try survey.importing(survey.file("a.csv", [Phieu(number: "1")]))
    #expect(imported.status == 0, "\(imported.errors)")
    let definition = survey.workspace.appendingPathComponent("sipas.yaml")
    let text = try String(contentsOf: definition, encoding: .utf8)
    let other = "  - {id: b, title: B, questionnaire: sipas-province-2025, day: 2025-12-01}\n"
    try (text + other).write(to: definition, atomically: true, encoding: .utf8)
    let refused = try survey.run("imports", "undo", "1", "-r", "b")
    #expect(refused.status == 3 && refused.errors.contains("[CLI017]"), "\(refused.errors)")
    #expect(try survey.run("imports", "undo", "1", "-r", "2025").status == 0)
  }
}
