import Agencies
import Findings
import Foundation
import Questionnaires
import Sampling
import Tables
import Testing

@testable import Simulation

/// The committed files of the sample province are what its script writes. `RECORD=1 swift test
/// --filter SampleProvinceTests` writes them anew and fails, so that nobody records by accident.
/// Text files are compared byte by byte; workbooks cell by cell, because their packing depends on
/// the version of the compression library.
@Suite struct SampleProvinceTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path
  private static let committed = root + "/SampleData/ca-mau/responses"
  private static let list = root + "/SampleData/ca-mau/planted-faults.json"

  @Test func committedFilesAreThoseOfTheScript() throws {
    if ProcessInfo.processInfo.environment["RECORD"] != nil { try record() }
    let folder = try TemporaryFolder()
    let written = try write(to: folder.path)
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.committed).sorted()
    #expect(names == (written.map(\.name) + [SimulationNotice.fileName]).sorted())
    for name in names {
      let path = Self.committed + "/" + name
      if name.hasSuffix(".xlsx") {
        #expect(try texts(of: path) == texts(of: folder.path + "/" + name), "\(name)")
      } else {
        #expect(
          try Data(contentsOf: URL(fileURLWithPath: path)) == Data(contentsOf: folder.file(name)),
          "\(name)")
      }
    }
  }

  @Test func aSecondRunWritesTheSameBytes() throws {
    let folders = [try TemporaryFolder(), try TemporaryFolder()]
    let runs = try folders.map { try write(to: $0.path) }
    #expect(runs[0] == runs[1])
  }

  /// 13 agencies and 64 communes; targets 50 and 40 but for the seven the plan names; one unit nine
  /// over, one eighteen short of its thirty. 13 · 50 + 2 · 10 + 64 · 40 + 2 · 20 + 10 - 2 · 10 = 3260,
  /// + 9 - 18 = 3251.
  @Test func everyUnitHasItsResponsesOnce() throws {
    let script = try script()
    #expect(script.problems(for: try questionnaire()).isEmpty)
    #expect(script.units.count == 77)
    #expect(script.units.reduce(0) { $0 + $1.count } == 3251)
    let folder = try TemporaryFolder()
    let written = try write(to: folder.path)
    let originals = written.filter { $0.copyOf == nil }
    #expect(originals.reduce(0) { $0 + $1.responses } == 3251)
    #expect(originals.flatMap(\.units).count == 77)
    #expect(written.flatMap(\.faults).count == SampleProvince.faults.count)
    #expect(script.unit("31849")?.count == 49 && script.unit("32248")?.count == 12)
    #expect(written.filter { $0.copyOf != nil }.map(\.name).count == 1)
  }

  private func record() throws {
    try? FileManager.default.removeItem(atPath: Self.committed)
    let written = try write(to: Self.committed)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try (encoder.encode(written.filter { !$0.faults.isEmpty || $0.copyOf != nil }) + Data([0x0A]))
      .write(to: URL(fileURLWithPath: Self.list))
    Issue.record("recorded; run again without RECORD and review the difference")
  }

  private func write(to folder: String) throws -> [WrittenFile] {
    try SimulationWriter(script(), questionnaire: questionnaire()).write(to: folder)
  }

  private func script() throws -> SimulationScript {
    let communes = UnitListLoader.load(path: Self.root + "/SampleData/units/communes.csv")
    let agencies = UnitListLoader.load(path: Self.root + "/SampleData/ca-mau/agencies.csv")
    let provinces = UnitListLoader.load(path: Self.root + "/SampleData/units/provinces.csv")
    let directory = UnitDirectory(
      [provinces, communes, agencies].flatMap { $0.0?.units ?? [] })
    let options = Dictionary(
      uniqueKeysWithValues: try questionnaire().items.map { ($0.id, $0.options.map(\.code)) })
    let (loaded, problems) = PlanLoader.load(
      path: Self.root + "/SampleData/ca-mau/plan.yaml", directory: directory, province: "96",
      options: options)
    let plan = try #require(loaded, "\(problems)")
    return SimulationScript.sampleProvince(
      units: directory.agencies(ofProvince: "96", on: plan.fieldwork.from)
        + directory.communes(ofProvince: "96", on: plan.fieldwork.from),
      plan: plan, seed: 2025)
  }

  private func questionnaire() throws -> Questionnaire {
    let (loaded, problems) = QuestionnaireLoader.load(
      path: Self.root + "/Questionnaires/sipas-province-2025/questionnaire.yaml")
    return try #require(loaded, "\(problems)")
  }

  private func texts(of path: String) throws -> [[String]] {
    let file = try TableFile.open(path)
    var texts: [[String]] = []
    for sheet in file.sheets.indices {
      let reader = try file.reader(ofSheet: sheet)
      var row = Row()
      while try reader.next(into: &row) { texts.append((0..<row.count).map(row.text)) }
    }
    return texts
  }
}
