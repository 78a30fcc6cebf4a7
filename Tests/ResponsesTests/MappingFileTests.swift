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
    let text = MappingFile.text(of: [mapping], for: questionnaire)
    let file = DefinitionFile(name: "m.yaml", bytes: Data(text.utf8))
    let (mappings, problems) = MappingFile.load(file, for: questionnaire)
    #expect(problems.isEmpty)
    #expect(mappings == [mapping])
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
      """
    let file = DefinitionFile(name: "m.yaml", bytes: Data(text.utf8))
    let (_, problems) = MappingFile.load(file, for: try SampleSurvey.questionnaire())
    #expect(problems.map(\.code) == ["RES077", "RES010", "RES011", "RES011"])
    #expect(problems.map(\.place.line) == [8, 10, 11, 12])
  }
}
