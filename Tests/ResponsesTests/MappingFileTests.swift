import Findings
import Foundation
import Questionnaires
import Rules
import Testing

@testable import Responses

struct MappingFileTests {
  @Test func whatIsWrittenIsReadBack() throws {
    let questionnaire = try SampleSurvey.questionnaire()
    var mapping = ColumnMapping(
      questionnaireID: "sample", questionnaireVersion: "1", headerRow: 3, firstDataRow: 5,
      signature: "0123456789abcdef",
      columns: [
        MappedColumn(position: 0, header: "Mã \"đơn vị\"\\", target: .field(.unit)),
        MappedColumn(position: 1, header: "A1: hài\nlòng", target: .item("A1")),
        MappedColumn(position: 26, header: "Q5/1", target: .option(item: "Q5", code: "1")),
        MappedColumn(position: 27, header: "_sipas_row", target: .lineage(.row)),
        MappedColumn(position: 28, header: "STT", target: .ignored),
        MappedColumn(position: 29, header: "?", target: .unknown),
      ])
    mapping.notAsked = ["A2", "B1"]
    mapping.isNumbered = false
    let spellings = ["Đất Mũi": "00101", "P \"Tân\" Thành": "00102"]
    for saved in [
      SavedMappings(mappings: [mapping], unitSpellings: spellings),
      SavedMappings(mappings: [mapping]), SavedMappings(unitSpellings: spellings),
    ] {
      let text = MappingFile.text(of: saved, for: questionnaire)
      let file = DefinitionFile(name: "m.yaml", bytes: Data(text.utf8))
      let (read, problems) = MappingFile.load(
        file, for: questionnaire, units: SampleSurvey.unitMatcher)
      #expect(problems.isEmpty)
      #expect(read == saved)
    }
    let json = try JSONEncoder().encode(mapping)
    #expect(try JSONDecoder().decode(ColumnMapping.self, from: json) == mapping)
  }

  @Test func everyFaultIsToldWithItsLine() throws {
    let text = """
      schema: sipas.mapping/1
      questionnaire: sample
      version: "1"
      mappings:
        - signature: aa
          headerRow: 1
          firstDataRow: 2
          notAsked: [A2, A9]
          columns:
            - {column: "1", to: "item:A1", header: A}
            - {column: B, to: "item:A3", header: B}
            - {column: C, to: "field:nhà", header: C}
      units:
        "Đất Mũi": "00101"
        "Tân Thành": "12"
        "Xã Đất Mũi": "00102"
        "đất-mũi": "00102"
        "Xa lạ": Phường Tân Thành
      """
    let file = DefinitionFile(name: "m.yaml", bytes: Data(text.utf8))
    let (saved, problems) = MappingFile.load(
      file, for: try SampleSurvey.questionnaire(), units: SampleSurvey.unitMatcher)
    let found = problems.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) }
    #expect(
      found.map(\.code) == [
        "RES077", "RES010", "RES011", "RES011", "RES081", "RES082", "RES083", "RES081",
      ])
    #expect(found.map(\.place.line) == [8, 10, 11, 12, 15, 16, 17, 18])
    #expect(found.last?.facts["suggestion"] == " → Phường Tân Thành (00102)?")
    #expect(saved.unitSpellings == ["Đất Mũi": "00101"])
  }
}
