import Foundation
import Glibc
import Testing

/// Workspaces whose store cannot be used: a clear message, the file left as it was.
struct StoreOpeningTests {
  let survey: SmallSurvey

  init() throws { survey = try SmallSurvey() }

  private var store: URL { survey.workspace.appendingPathComponent("sipas.sqlite") }

  @Test func aStoreOfANewerVersionIsLeftAlone() throws {
    let file = try importedFile()
    try StoreFile(store).execute("INSERT INTO grdb_migrations VALUES ('9999 later')")
    let before = try Data(contentsOf: store)
    for arguments in [["import", file.path], ["imports", "list"], ["index"]] {
      let outcome = try run(arguments)
      #expect(outcome.status == 3)
      #expect(outcome.errors.contains("[STO005]"))
    }
    #expect(try Data(contentsOf: store) == before)
  }

  @Test func aFileThatIsNoStoreIsLeftAlone() throws {
    let file = try survey.file("phieu.csv", [Phieu(number: "P1")])
    try Data("đây là văn bản, không phải kho dữ liệu".utf8).write(to: store)
    let outcome = try run(["import", file.path])
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("[STO003]"))
    #expect(try String(contentsOf: store, encoding: .utf8).hasPrefix("đây là"))
  }

  @Test func aCutStoreIsDamaged() throws {
    let file = try importedFile()
    let size = try Data(contentsOf: store).count
    #expect(truncate(store.path, size / 2) == 0)
    for arguments in [["import", file.path], ["doctor"]] {
      let outcome = try run(arguments)
      #expect(outcome.status == 3 || outcome.status == 1, "\(outcome.output)")
      #expect(outcome.errors.contains("[STO006]"), "\(outcome.errors)")
    }
  }

  @Test(.enabled(if: Unprivileged.isPossible)) func aReadOnlyFolderIsSaid() throws {
    let file = try importedFile()
    let before = try Data(contentsOf: store)
    for path in [survey.workspace.path, store.path] { chmod(path, 0o555) }
    defer { for path in [survey.workspace.path, store.path] { chmod(path, 0o755) } }
    let outcome = try Unprivileged.run(
      ["import", file.path, "-w", survey.workspace.path], library: survey.library)
    #expect(outcome.status == 3, "\(outcome.output)")
    #expect(outcome.errors.contains("[STO007]") || outcome.errors.contains("[CLI009]"))
    #expect(try Data(contentsOf: store) == before)
  }

  /// As on a CD or in the folder of a colleague: what needs no writing goes on, and writes nothing.
  @Test(.enabled(if: Unprivileged.isPossible)) func aReadOnlyFolderIsRead() throws {
    _ = try importedFile()
    let definition = survey.workspace.appendingPathComponent("sipas.yaml")
    let text = try String(contentsOf: definition, encoding: .utf8)
    try (text + "criteria: par-unit-sample\n").write(
      to: definition, atomically: true, encoding: .utf8)
    try FileManager.default.removeItem(
      at: survey.workspace.appendingPathComponent("sipas.sqlite.lock"))
    let files = try FileManager.default.contentsOfDirectory(atPath: survey.workspace.path).sorted()
    let before = try Data(contentsOf: store)
    let reports = survey.folder.file("reports")
    chmod(survey.workspace.path, 0o555)
    chmod(survey.folder.url.path, 0o777)
    defer { chmod(survey.workspace.path, 0o755) }
    for command in [
      "progress", "index", "doctor", "export index", "score", "imports list", "imports show 1",
      "imports open", "report --output \(reports.path)",
    ] {
      let outcome = try unprivileged(command)
      #expect(outcome.status == 0, "\(command): \(outcome.errors)")
    }
    #expect(try unprivileged("progress").output.contains("300"))
    #expect(try unprivileged("report").errors.contains("[CLI025]"))
    #expect(try unprivileged("imports undo 1").errors.contains("[STO007]"))
    #expect(try Data(contentsOf: store) == before)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: survey.workspace.path).sorted() == files)
  }

  @Test(.enabled(if: Unprivileged.isPossible)) func aStoreThatMayNotEvenBeReadIsSaid() throws {
    _ = try importedFile()
    chmod(store.path, 0o600)
    chmod(survey.folder.url.path, 0o777)
    guard geteuid() == 0 else { return }
    let outcome = try unprivileged("progress")
    #expect(outcome.status == 3 && outcome.errors.contains("[STO011]"), "\(outcome.errors)")
    #expect(outcome.errors.contains("không có quyền"))
  }

  private func unprivileged(_ command: String) throws -> BuiltProgram.Outcome {
    try Unprivileged.run(
      command.split(separator: " ").map(String.init) + ["-w", survey.workspace.path],
      library: survey.library)
  }

  @Test func anotherQuestionnaireForARoundWithAnswersIsRefused() throws {
    let file = try importedFile()
    let definition = survey.workspace.appendingPathComponent("sipas.yaml")
    let text = try String(contentsOf: definition, encoding: .utf8)
      .replacing("sipas-province-2025", with: "sipas-2023-2026")
    try text.write(to: definition, atomically: true, encoding: .utf8)
    let outcome = try run(["import", file.path])
    #expect(outcome.status == 4)
    #expect(outcome.errors.contains("[STO014]"), "\(outcome.errors)")
  }

  private func run(_ arguments: [String]) throws -> BuiltProgram.Outcome {
    try BuiltProgram.run(arguments + ["-w", survey.workspace.path], library: survey.library)
  }

  private func importedFile() throws -> URL {
    let file = try survey.file("phieu.csv", (1...300).map { Phieu(number: "P\($0)") })
    let outcome = try survey.importing(file)
    try #require(outcome.status == 0, "\(outcome.errors)")
    return file
  }
}

/// Runs the program as a user whom file permissions bind: root is bound by none.
private enum Unprivileged {
  private static let setpriv = "/usr/bin/setpriv"
  private static let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]

  static let isPossible: Bool = {
    guard geteuid() == 0 else { return true }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: setpriv)
    process.arguments = nobody + ["test", "-x", BuiltProgram.executable.path]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  static func run(_ arguments: [String], library: URL) throws -> BuiltProgram.Outcome {
    guard geteuid() == 0 else { return try BuiltProgram.run(arguments, library: library) }
    return try BuiltProgram.run(
      nobody + [BuiltProgram.executable.path] + arguments,
      program: URL(fileURLWithPath: setpriv), library: library)
  }
}
