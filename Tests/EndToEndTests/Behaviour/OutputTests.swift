import Foundation
import Testing

/// What commands print, beyond the sample province's recorded outputs.
struct OutputTests {
  private let survey: SmallSurvey

  init() throws { survey = try SmallSurvey() }

  @Test func progressBeforeTheFirstImportIsTheBoardWithNothingInIt() throws {
    let outcome = try survey.run("progress", "--format", "json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let units = try #require(try outcome.json()["units"] as? [[String: Any]])
    #expect(units.count == 65)
    #expect(units.allSatisfy { $0["received"] as? Int == 0 && $0["missing"] as? Int == 30 })
  }

  /// `> tệp` on a full disk, and a reader that has seen enough.
  @Test func aResultThatDoesNotArriveIsNoSuccess() throws {
    func shell(_ text: String) throws -> BuiltProgram.Outcome {
      try BuiltProgram.run(
        ["-c", text, BuiltProgram.executable.path, survey.workspace.path],
        program: URL(fileURLWithPath: "/bin/bash"), library: survey.library)
    }
    let full = try shell("\"$0\" progress -w \"$1\" > /dev/full")
    #expect(full.status == 3 && full.errors.contains("hết chỗ trên đĩa"), "\(full.errors)")
    let pipe = try shell("\"$0\" agencies list -w \"$1\" | true; echo ${PIPESTATUS[0]}")
    #expect(pipe.output == "0\n" && pipe.errors.isEmpty, "\(pipe)")
  }

  @Test func aTrainingRoundSaysSoInProgressAndPoints() throws {
    try edit("sipas.yaml") {
      $0.replacing("simulated: false", with: "simulated: true") + "criteria: par-unit-sample\n"
    }
    _ = try survey.importing(survey.file("mo-phong-1.csv", [Phieu(number: "1")]))
    for command in ["progress", "score", "index"] {
      #expect(try survey.run(command).output.hasPrefix("SỐ LIỆU MÔ PHỎNG"), "\(command)")
    }
    #expect(try survey.run("progress", "--format", "json").json()["simulated"] as? Bool == true)
    let points = try survey.run("score", "--format", "json").json()
    #expect(points["simulated"] as? Bool == true)
  }

  /// One response of 31825: its index is not shown, so there are no points, and the row says why.
  @Test func pointsCarryWhatTheyWereMadeOf() throws {
    try edit("sipas.yaml") { $0 + "criteria: par-unit-sample\n" }
    let responses = (1...6).map { Phieu(number: "\($0)") } + [Phieu(number: "7", unit: "31834")]
    _ = try survey.importing(survey.file("a.csv", responses))
    let document = try survey.run("score", "--format", "json").json()
    let method = try #require(document["method"] as? [String: Any])
    #expect(method["id"] as? String == "sipas-province-2025")
    #expect((method["unverified"] as? [Any])?.isEmpty == false)
    #expect((document["criteria"] as? [String: Any])?["id"] as? String == "par-unit-sample")
    let rows = try #require(document["points"] as? [[String: Any]])
    let small = try #require(rows.first { $0["unit"] as? String == "31834" })
    #expect(small["n"] as? Int == 1 && small["withheld"] as? String == "tooFewResponses")
    #expect(small["points"] is NSNull && small["trace"] is NSNull)
    #expect(small["max"] as? String == "10")
  }

  @Test func englishCountsOneAsOne() throws {
    _ = try survey.importing(survey.file("a.csv", [Phieu(number: "1")]))
    let undone = try survey.run("imports", "undo", "1", "--lang", "en")
    #expect(undone.output.contains("1 response removed"), "\(undone.output)")
  }

  @Test func helpNamesValuesInItsLanguage() throws {
    let vietnamese = try BuiltProgram.run(["init", "--help"])
    let english = try BuiltProgram.run(["init", "--help", "--lang", "en"])
    #expect(vietnamese.output.contains("<thư-mục>") && !vietnamese.output.contains("<folder>"))
    #expect(english.output.contains("<folder>"))
  }

  /// A folder written with a slash at its end does not give `x//y`.
  @Test func pathsAreWrittenOnce() throws {
    let folder = survey.folder.file("phieu").path + "/"
    let outcome = try survey.run("simulate", "--into", folder, "--rows", "130", "--style", "kobo")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == folder + "mo-phong-kobo.csv\n")
  }

  /// 130 rows over 65 units are two each, in the form asked for.
  @Test func simulatedRowsHaveTheFormAskedFor() throws {
    try edit("sipas.yaml") { $0.replacing("simulated: false", with: "simulated: true") }
    let folder = survey.folder.file("phieu").path
    let outcome = try survey.run("simulate", "--into", folder, "--rows", "130", "--style", "xlsx")
    #expect(outcome.output.split(separator: "\n").count == 65)
    let receipt = try BuiltProgram.run(
      ["import", folder, "-w", survey.workspace.path, "--format", "json"], library: survey.library
    ).decoded(as: Receipt.self)
    #expect(receipt.totals.new == 130)
    let refused = try survey.run(
      "simulate", "--into", folder, "--rows", "130", "--style", "tinh-mau")
    #expect(refused.status == 2)
  }

  @Test(arguments: ["plan.yaml", "sipas.yaml"])
  func anEmptyDefinitionSaysWhatItMustHold(name: String) throws {
    try edit(name) { _ in "# chưa điền\n" }
    let outcome = try survey.run("doctor")
    #expect(outcome.errors.contains("[DEF003]"), "\(outcome.errors)")
    #expect(outcome.errors.contains(name == "plan.yaml" ? "kind, fieldwork" : "province, rounds"))
    #expect(!outcome.errors.contains("[DEF005]"))
  }

  @Test func anEnglishReportLeavesTheVietnameseOne() throws {
    _ = try survey.importing(survey.file("a.csv", [Phieu(number: "1")]))
    _ = try survey.run("report", "--as", "html")
    _ = try survey.run("report", "--as", "html", "--lang", "en")
    let folder = survey.workspace.appendingPathComponent("bao-cao")
    let pages = try ["bao-cao-2025.html", "bao-cao-2025-en.html"].map {
      try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)
    }
    #expect(pages[0].contains("lang=\"vi\"") && pages[1].contains("lang=\"en\""))
  }

  @Test func aReasonOfTheSystemIsInVietnamese() throws {
    let outcome = try survey.run("report", "--output", "/dev/null/x")
    #expect(!outcome.errors.contains("Not a directory"))
    let missing = try BuiltProgram.run([
      "init", "/proc/sipas", "--province", "96", "--round", "1", "--day", "2025-11-01",
    ])
    #expect(missing.errors.contains("không có tệp hay thư mục này"), "\(missing.errors)")
  }

  @Test func agenciesOfAProvinceThatIsNotThereAreRefused() throws {
    let file = survey.folder.file("a.csv")
    let header = "code,valid_from,valid_to,kind,name,province,predecessors,source\n"
    try Data((header + "X1,2025-07-01,,so,Sở Nội vụ,99,,\n").utf8).write(to: file)
    let outcome = try BuiltProgram.run(["agencies", "check", file.path])
    #expect(outcome.errors.contains("[AGY017]"), "\(outcome.errors)")
    #expect(outcome.status == 1)
  }

  /// Every questionnaire that is in force on a day of the shipped lists gives a whole workspace,
  /// before and after the merger of the provinces.
  @Test(arguments: [
    ("sipas-2023-2026", "2025-04-01"), ("sipas-2023-2026", "2026-01-15"),
    ("sipas-province-2025", "2026-01-15"),
  ])
  func everyShippedQuestionnaireMakesAWholeWorkspace(questionnaire: String, day: String) throws {
    let folder = survey.folder.file("moi").path
    let made = try BuiltProgram.run([
      "init", folder, "--province", "96", "--round", "1", "--day", day, "--questionnaire",
      questionnaire, "--simulated",
    ])
    #expect(made.status == 0, "\(made.errors)")
    #expect(try BuiltProgram.run(["doctor", "-w", folder]).status == 0)
    _ = try BuiltProgram.run([
      "simulate", "-w", folder, "--into", folder + "/phieu", "--rows", "200",
    ])
    _ = try BuiltProgram.run(["import", folder + "/phieu", "-w", folder])
    let index = try BuiltProgram.run(["index", "-w", folder])
    #expect(index.output.contains("Xã, phường, đặc khu: "), "\(index.errors)")
    #expect(index.output.contains("Cơ quan cấp tỉnh: "))
    #expect(!index.output.contains("Tỉnh, thành phố"))
  }

  private func edit(_ name: String, _ change: (String) -> String) throws {
    let file = survey.workspace.appendingPathComponent(name)
    let text = try String(contentsOf: file, encoding: .utf8)
    try change(text).write(to: file, atomically: true, encoding: .utf8)
  }
}
