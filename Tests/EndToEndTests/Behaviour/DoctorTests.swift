import Foundation
import Testing

/// `sipas doctor` on workspaces with several files at fault: what one file lacks hides no fault of
/// another.
struct DoctorTests {
  private let survey: SmallSurvey

  init() throws { survey = try SmallSurvey() }

  @Test func faultsOfEveryFileAreFoundAtOnce() throws {
    try write(
      "agencies.csv",
      "code,valid_from,valid_to,kind,name,province,predecessors,source\n"
        + "SNV,2025-11-01,,phong,Sở Nội vụ,96,,\n")
    try write(
      "plan.yaml",
      """
      kind: quota
      fieldwork: {from: 2025-11-01}
      communes: ba mươi
      cellItems: [gioi-tinh]
      targets: [{unit: SNV, count: 5}, {unit: "31825", count: 5, cells: {1|2|3: 5}}]

      """)
    try write("method.yaml", "id: x\nversion: 1\n")
    try edit { $0 + "    method: method.yaml\ncriteria: bo-tieu-chi-la\n" }
    let outcome = try survey.run("doctor", "--format", "json")
    let found = try codes(of: outcome)
    #expect(outcome.status == 1)
    // A kind that is not there; a word for a number, an item that is not there, a cell of three
    // items; keys that are missing; a criteria set that is not there.
    let expected: [(file: String, codes: Set<String>)] = [
      ("agencies.csv", ["AGY009"]), ("plan.yaml", ["DEF010", "SAM007", "SAM010"]),
      ("method.yaml", ["DEF005"]), ("criteria.yaml", ["DEF001"]),
    ]
    for (file, codes) in expected { #expect(found[file] == codes, "\(file): \(outcome.output)") }
  }

  /// Units are not known, so nothing may be said of the plan's codes.
  @Test func aFaultOfTheUnitListMakesNoFaultOfThePlan() throws {
    try write("agencies.csv", "code,valid_from\n")
    try write(
      "plan.yaml",
      "kind: quota\nfieldwork: {from: 2025-11-01}\nagencies: 5\ntargets: [{unit: SNV, count: 5}]\n")
    let found = try codes(of: survey.run("doctor", "--format", "json"))
    #expect(Set(found.keys) == ["agencies.csv"])
  }

  /// As `sipas agencies check` does.
  @Test func unitsThatClashAreFound() throws {
    try write(
      "agencies.csv",
      "code,valid_from,kind,name,province\nSNV,2025-11-01,so,Sở Nội vụ,96\n"
        + "SX,2025-11-01,so,Sở Nội vụ,96\nSY,2025-11-01,so,Sở Y tế,95\n")
    let outcome = try survey.run("doctor", "--format", "json")
    #expect(try codes(of: outcome)[""] == ["AGY017", "AGY019"], "\(outcome.output)")
    #expect(outcome.status == 1)
  }

  @Test func anUnknownQuestionnaireHidesNoFaultOfThePlan() throws {
    try edit { $0.replacing("questionnaire: sipas-province-2025", with: "questionnaire: la") }
    try write("plan.yaml", "kind: quota\nfieldwork: {from: 2025-11-01}\ncellItems: [gender]\n")
    let outcome = try survey.run("doctor", "--format", "json")
    let found = try codes(of: outcome)
    #expect(found[""] == ["CLI006"] && found["plan.yaml"] == ["SAM005"], "\(outcome.output)")
  }

  @Test func aRoundInNoProvinceIsSaid() throws {
    try edit { $0.replacing("province: \"96\"", with: "province: \"97\"") }
    let found = try codes(of: survey.run("doctor", "--format", "json"))
    #expect(found["sipas.yaml"] == ["CLI008"])
  }

  /// A broken store is one finding beside those of the files, with the exit code of its own.
  @Test func aBrokenStoreHidesNoFaultOfTheFiles() throws {
    try write("sipas.sqlite", "đây là văn bản, không phải kho dữ liệu")
    try write("plan.yaml", "kind: quota\n")
    let outcome = try survey.run("doctor", "--format", "json")
    let found = try codes(of: outcome)
    #expect(outcome.status == 3)
    #expect(found.values.contains(["STO003"]) && found["plan.yaml"] == ["DEF005", "SAM005"])
  }

  /// Somebody puts answers right with another program: everything computed from them still agrees,
  /// only the digests tell.
  @Test func editedContentsAreFound() throws {
    let rows = ["1", "2", "3"].map { Phieu(number: $0) }
    _ = try survey.importing(survey.file("a.csv", rows))
    #expect(try survey.run("doctor").status == 0)
    try StoreFile(survey.workspace.appendingPathComponent("sipas.sqlite"))
      .execute("UPDATE response SET digest = zeroblob(32) WHERE source_row IN (2, 4)")
    let outcome = try survey.run("doctor")
    #expect(outcome.status == 1)
    let line = try #require(outcome.errors.split(separator: "\n").first { $0.contains("[STO030]") })
    #expect(line.contains("2 phiếu của lần nhập 1") && line.contains("hàng 2, 4"), "\(line)")
    #expect(line.contains("khôi phục bản sao lưu"), "\(line)")
  }

  /// The example of README, as somebody would copy it.
  @Test func theFilesThatReadmeShowsAreWhole() throws {
    let readme = try String(
      contentsOf: BuiltProgram.checkout.appendingPathComponent("README.md"), encoding: .utf8)
    let agencies = try #require(readme.firstMatch(of: /```csv\n([\s\S]*?)```/))
    let plan = try #require(readme.firstMatch(of: /```yaml\n([\s\S]*?)```/))
    try write("agencies.csv", String(agencies.1))
    try write("plan.yaml", String(plan.1))
    let outcome = try survey.run("doctor")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let board = try survey.run("progress", "--format", "json").json()
    let totals = try #require(board["totals"] as? [String: Any])
    // Two agencies of 50, one of 60; 63 communes of 40, one of 60.
    #expect(totals["target"] as? Int == 2 * 50 + 60 + 63 * 40 + 60)
  }

  @Test func aFaultOfAFileThatRoundsShareIsOneFinding() throws {
    try write("plan.yaml", "kind: quota\nfieldwork: {from: 2025-11-01}\nagencies: -1\n")
    try edit { text in
      let round = text.split(separator: "\n").drop { !$0.contains("- id:") }
      return text + round.joined(separator: "\n").replacing("\"2025\"", with: "\"2026\"") + "\n"
    }
    let outcome = try survey.run("doctor", "--format", "json")
    #expect((try outcome.json()["problems"] as? [Any])?.count == 1, "\(outcome.output)")
  }

  /// Codes found by name of file; those without a file under the empty name.
  private func codes(of outcome: BuiltProgram.Outcome) throws -> [String: Set<String>] {
    let problems = try #require(try outcome.json()["problems"] as? [[String: Any]])
    return problems.reduce(into: [:]) { found, problem in
      let file = (problem["place"] as? [String: Any])?["file"] as? String ?? ""
      let name = file.split(separator: "/").last.map(String.init) ?? ""
      found[name, default: []].insert(problem["code"] as? String ?? "")
    }
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(
      to: survey.workspace.appendingPathComponent(name), atomically: true, encoding: .utf8)
  }

  private func edit(_ change: (String) -> String) throws {
    let file = survey.workspace.appendingPathComponent("sipas.yaml")
    try write("sipas.yaml", change(String(contentsOf: file, encoding: .utf8)))
  }
}
