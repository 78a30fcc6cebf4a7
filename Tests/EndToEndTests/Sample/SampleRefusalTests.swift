// The simulation knows which faults it planted (`planted-faults.json`, written with the files). The
// import must find each of them at its very cell and refuse nothing else.
import Findings
import Foundation
import Testing

struct SampleRefusalTests {
  /// What the list of planted faults says, as another program would read it.
  struct PlantedFile: Decodable {
    struct Fault: Decodable {
      var kind: String
      var place: Place
      var unit: String
      var value: String
    }

    var name: String
    var responses: Int
    var copyOf: String?
    var faults: [Fault]
  }

  /// A refused cell.
  struct Refusal: Hashable {
    var code: String
    var file: String
    var sheet: String?
    var row: Int?
    var column: Int?
    var value: String
  }

  /// Code of the refusal that each kind must lead to; none where the row is to be accepted.
  static let codes = [
    "wrongCell": "RES020", "answeredThoughNotAsked": "RES023", "impossibleDate": "RES028",
    "misspeltUnit": "RES032",
  ]
  static let accepted: Set = ["givenUp", "unanswered", "blankRowBefore"]

  let planted: [PlantedFile]

  init() throws {
    planted = try JSONDecoder().decode(
      [PlantedFile].self,
      from: Data(
        contentsOf: SampleProvince.data.appendingPathComponent("planted-faults.json")))
  }

  @Test func everyPlantedFaultIsRefusedAtItsCellAndNothingElse() throws {
    var expected: Set<Refusal> = []
    for file in planted {
      for fault in file.faults where !Self.accepted.contains(fault.kind) {
        let code = try #require(Self.codes[fault.kind], "unknown kind \(fault.kind)")
        expected.insert(
          Refusal(
            code: code, file: file.name, sheet: fault.place.sheet, row: fault.place.row,
            column: fault.place.column, value: fault.value))
      }
    }
    let files = try SampleProvince.shared.get().receipt().files
    let errors = files.flatMap { file in
      file.findings.filter { $0.severity == .error }.map { problem in
        Refusal(
          code: problem.code, file: file.name, sheet: problem.place.sheet, row: problem.place.row,
          column: problem.place.column, value: problem.facts["value"] ?? "")
      }
    }
    #expect(!expected.isEmpty)
    #expect(Set(errors) == expected)
    #expect(errors.count == expected.count)
    #expect(files.reduce(0) { $0 + $1.totals.refused } == expected.count)
  }

  @Test func headerAndItemOfRefusedCellsAreNamed() throws {
    let files = try SampleProvince.shared.get().receipt().files
    for file in planted {
      let findings = files.first { $0.name == file.name }?.findings ?? []
      for fault in file.faults where !Self.accepted.contains(fault.kind) {
        let place = findings.first {
          $0.severity == .error && $0.place.row == fault.place.row
            && $0.place.column == fault.place.column
        }?.place
        #expect(place?.header == fault.place.header)
        #expect(place?.item == fault.place.item)
      }
    }
  }

  /// A sheet given up is kept and not valid; a missing answer and a blank row refuse nothing.
  @Test func givenUpSheetsAreKeptAsInvalid() throws {
    let province = try SampleProvince.shared.get()
    let progress = try JSONDecoder().decode(
      Progress.self, from: Data(province.output("progress", "--format", "json").utf8))
    let givenUp = planted.flatMap(\.faults).filter { $0.kind == "givenUp" }
      .reduce(into: [String: Int]()) { $0[$1.unit, default: 0] += 1 }
    #expect(!givenUp.isEmpty)
    for unit in progress.units {
      #expect(unit.received - unit.valid == givenUp[unit.code] ?? 0, "\(unit.code)")
    }
  }

  @Test func theFileSentTwiceAddsNothing() throws {
    let files = try SampleProvince.shared.get().receipt().files
    let copy = try #require(planted.first { $0.copyOf != nil })
    let pair = [copy.name, try #require(copy.copyOf)]
    let counts = files.filter { pair.contains($0.name) }.map(\.totals)
    #expect(counts.map(\.new).reduce(0, +) == copy.responses)
    #expect(counts.map(\.unchanged).reduce(0, +) == copy.responses)
  }

  @Test func everyRowOfEveryFileIsAccountedFor() throws {
    for file in try SampleProvince.shared.get().receipt().files {
      let counts = file.totals
      let parts = [counts.new, counts.changed, counts.unchanged, counts.refused, counts.skipped]
      #expect(counts.read == parts.reduce(0, +))
      guard let list = planted.first(where: { $0.name == file.name }) else {
        #expect(counts.refused == 0)
        continue
      }
      #expect(counts.read == list.responses)
    }
  }
}
