import Findings
import Foundation
import Testing

/// The sample province imported once for all tests, from the files the teams sent to the results.
struct SampleProvince: Sendable {
  private let folder: TemporaryFolder
  /// What the import printed.
  let imported: BuiltProgram.Outcome

  /// The one run; every test that asks waits for it. Its folder is gone when the tests are over.
  static let shared: Result<SampleProvince, any Error> = Result {
    let province = try SampleProvince()
    atexit {
      guard let folder = try? SampleProvince.shared.get().workspace else { return }
      try? FileManager.default.removeItem(at: folder)
    }
    return province
  }

  static let data = BuiltProgram.checkout.appendingPathComponent("SampleData/ca-mau")

  private init() throws {
    folder = try TemporaryFolder()
    for name in ["sipas.yaml", "plan.yaml", "agencies.csv"] {
      try FileManager.default.copyItem(
        at: SampleProvince.data.appendingPathComponent(name), to: folder.file(name))
    }
    imported = try BuiltProgram.run([
      "import", SampleProvince.data.appendingPathComponent("responses").path,
      "-w", folder.url.path, "--format", "json",
    ])
  }

  /// The workspace.
  var workspace: URL { folder.url }

  func receipt() throws -> Receipt { try imported.decoded(as: Receipt.self) }

  /// Runs a command that must succeed on the workspace and gives what it printed.
  func output(_ arguments: String...) throws -> String {
    let outcome = try BuiltProgram.run(arguments + ["-w", workspace.path])
    try #require(outcome.status == 0, "\(outcome.errors)")
    return outcome.output
  }

  /// The index feed as a file, made once a call.
  func feed() throws -> CSVTable {
    let scratch = try TemporaryFolder()
    let file = scratch.file("index.csv")
    _ = try output("export", "index", "--format", "csv", "--plain", "--output", file.path)
    return try CSVTable(file)
  }
}
