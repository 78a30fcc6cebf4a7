import Foundation
import Testing

struct DemoTests {
  @Test func theDemoRunsFromFilesToReportWithTheSameFigures() throws {
    let folder = try TemporaryFolder()
    let workspace = folder.file("demo")
    let outcome = try BuiltProgram.run(["demo", "--into", workspace.path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("MÔ PHỎNG"))
    let names = try FileManager.default.contentsOfDirectory(atPath: workspace.path)
    for file in ["bao-cao-2025.html", "bao-cao-2025.xlsx", "chi-so.json"] {
      #expect(names.contains(file))
    }
    let feed = try String(
      contentsOf: workspace.appendingPathComponent("chi-so.json"), encoding: .utf8)
    let own = try SampleProvince.shared.get().output("export", "index", "--format", "json")
    #expect(feed == own)
  }

  @Test func theDemoWritesOverNothing() throws {
    let workspace = try SampleProvince.shared.get().workspace
    let outcome = try BuiltProgram.run(["demo", "--into", workspace.path])
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("CLI002"))
  }
}
