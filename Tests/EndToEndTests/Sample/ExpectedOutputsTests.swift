// What sipas makes of the sample province, file by file, against `SampleData/ca-mau/expected/`.
// Recorded with RECORD_GOLDENS=1 after `SampleRefusalTests` (what must be refused is known from the
// simulation) and `RecomputationTests` (the figures, by R and Python) had passed.
import Findings
import Foundation
import Testing

struct ExpectedOutputsTests {
  @Test func whatBecameOfEveryFile() throws {
    let receipt = try SampleProvince.shared.get().receipt()
    #expect(receipt.schema == "sipas.receipt/1")
    #expect(receipt.end == "finished")
    var lines = ["file,format,encoding,read,new,changed,unchanged,refused,skipped"]
    lines += receipt.files.map { file in
      let counts = file.totals
      return [
        file.name, file.format ?? "", file.encoding ?? "", "\(counts.read)", "\(counts.new)",
        "\(counts.changed)", "\(counts.unchanged)", "\(counts.refused)", "\(counts.skipped)",
      ].joined(separator: ",")
    }
    try Golden.expect(lines.joined(separator: "\n") + "\n", matches: "receipt.csv")
  }

  @Test func everyRefusal() throws {
    let receipt = try SampleProvince.shared.get().receipt()
    var lines = ["code,file,sheet,row,column,header,value"]
    for file in receipt.files {
      lines += file.findings.filter { $0.severity == .error }.map { problem in
        let place = problem.place
        return [
          problem.code, file.name, place.sheet ?? "", place.row.map(String.init) ?? "",
          place.column.map(Place.columnLetters) ?? "", quoted(place.header ?? ""),
          quoted(problem.facts["value"] ?? ""),
        ].joined(separator: ",")
      }
    }
    try Golden.expect(lines.joined(separator: "\n") + "\n", matches: "refusals.csv")
  }

  @Test func progress() throws {
    try Golden.expect(
      SampleProvince.shared.get().output("progress", "--format", "json"),
      matches: "progress.json")
  }

  @Test func indexFeed() throws {
    let scratch = try TemporaryFolder()
    let file = scratch.file("index.csv")
    _ = try SampleProvince.shared.get().output(
      "export", "index", "--format", "csv", "--plain", "--output", file.path)
    try Golden.expect(String(contentsOf: file, encoding: .utf8), matches: "index.csv")
  }

  @Test func points() throws {
    try Golden.expect(
      SampleProvince.shared.get().output("score", "--format", "json"), matches: "points.json")
  }

  private func quoted(_ text: String) -> String {
    text.contains(",") ? "\"\(text)\"" : text
  }
}
