import Analysis
import Findings
import Foundation
import Rules
import Tables
import Testing
import WordingChecks

/// Every code of the catalogue is provoked by a spec named for it, which has this fault and no
/// other, and is worded in both languages from the facts that are given.
struct AnalysisFaultTests {
  @Test(arguments: AnalysisFault.allCases)
  func everyFaultIsFoundInItsFixture(fault: AnalysisFault) throws {
    let path = try Fixture.path("faults/\(fault.fixtureName).yaml")
    let loading = AnalysisLoading(
      specPath: path, mostRows: fault == .tooManyRows ? 7 : 1_000_000)
    let codes = Set(loading.problems.map(\.code))
    // A count of further cells comes with the cells.
    let expected = fault == .moreCells ? [fault, .notANumber] : [fault]
    #expect(codes == Set(expected.map(\.rawValue)))
    #expect((loading.input == nil) == loading.problems.hasErrors)
    #expect((loading.hindrance == nil) == (loading.input != nil))
    if fault.severity == .error { #expect(loading.hindrance == fault.hindrance) }
    for problem in loading.problems where problem.code == fault.rawValue {
      #expect(problem.severity == fault.severity)
      #expect(problem.place.file != nil)
      let placeholders = MessageCatalogue.placeholders(of: fault.message.vi)
      #expect(Set(placeholders).isSubset(of: problem.facts.keys))
      let catalogue = MessageCatalogue(AnalysisFault.self)
      let spec = try String(contentsOfFile: path, encoding: .utf8)
      #expect(EnglishWording.vietnameseWords(of: problem, in: catalogue, data: spec).isEmpty)
    }
  }

  @Test(arguments: AnalysisFault.allCases)
  func everyFaultIsWordedInBothLanguages(fault: AnalysisFault) throws {
    let english = try #require(fault.message.en)
    #expect(english != fault.message.vi && english != fault.rawValue)
    #expect(
      Set(MessageCatalogue.placeholders(of: english))
        == Set(MessageCatalogue.placeholders(of: fault.message.vi)))
  }

  @Test func codesAreConsecutiveAndNoTwoFaultsShareAMessage() {
    let codes = AnalysisFault.allCases.map(\.rawValue)
    let expected = (1...codes.count).map {
      "ANA" + String(repeating: "0", count: $0 < 10 ? 2 : 1) + "\($0)"
    }
    #expect(codes == expected)
    #expect(Set(AnalysisFault.allCases.map(\.message)).count == codes.count)
  }

  /// Places counted by hand in the fixtures: of the spec line and column, of data row and column.
  @Test(arguments: [
    ("kind-missing", 3, 13), ("unknown-column", 3, 20), ("single-equals", 3, 11),
    ("text-where-number", 3, 26), ("margin-sums-differ", 4, 44), ("total-without-sample", 4, 54),
    ("used-before-derived", 4, 11),
  ])
  func faultsOfTheSpecArePlaced(name: String, line: Int, column: Int) throws {
    let path = try Fixture.path("faults/\(name).yaml")
    let problem = try #require(AnalysisLoading(specPath: path).problems.first)
    #expect(problem.place == Place(file: path, line: line, column: column))
  }

  @Test(arguments: [
    ("not-a-number", "csv", 4, 8, "q1", "many"), ("negative-weight", "csv", 5, 4, "weight", "-1"),
    ("missing-stratum", "csv", 3, 2, "region", ""), ("error-cell", "xlsx", 4, 2, "q1", "#DIV/0!"),
  ])
  func faultsOfTheDataArePlaced(
    name: String, ending: String, row: Int, column: Int, header: String, value: String
  ) throws {
    let problem = try #require(
      AnalysisLoading(specPath: try Fixture.path("faults/\(name).yaml")).problems.first)
    #expect(problem.place.file == (try Fixture.path("faults/\(name).\(ending)")))
    #expect(problem.place.row == row)
    #expect(problem.place.column == column)
    #expect(problem.place.header == header)
    #expect(problem.facts["value"] == value)
  }

  @Test func nearMissesAreSuggested() throws {
    for name in ["kind-missing", "unknown-column"] {
      let loading = AnalysisLoading(specPath: try Fixture.path("faults/\(name).yaml"))
      #expect(loading.problems.first?.facts["suggestion"]?.contains("→ «") == true)
    }
  }

  @Test func aMisspeltNameWithBlanksIsToldItsNeighbour() throws {
    let result = try analysisLoading(
      "data: data.csv\nestimates: [{count: Giới tin}]\n", ["data.csv": "Giới tính\nF\n"])
    #expect(result.problems.map(\.code) == [AnalysisFault.unknownColumn.rawValue])
    #expect(result.problems.first?.facts["suggestion"] == " (→ «Giới tính»?)")
  }

  @Test func aListThatCannotBeResolvedIsToldOnce() throws {
    let spec = "estimates: [{difference: [{mean: q1..q9}, {mean: q1}]}]\n"
    #expect(try faults(spec, csv: "q1,q2\n1,2\n") == [.unknownColumn])
  }

  @Test func faultsOfSpecAndColumnsAreFoundInOnePass() throws {
    let result = try analysisLoading(
      """
      data: data.csv
      desing: {weights: w}
      derive: {x: "q1 +"}
      design: {weights: wieght}
      estimates:
        - {mean: x}
        - {mean: q9, by: q1, interval: {levle: 0.9}}
        - {quantile: q1}
      """, ["data.csv": "q1,weight\n1,1\n2,1\n"])
    #expect(
      result.problems.map { "\($0.place.line ?? 0) \($0.code)" } == [
        "3 DEF004", "4 \(AnalysisFault.valueExpected.rawValue)",
        "5 \(AnalysisFault.unknownColumn.rawValue)", "8 \(AnalysisFault.unknownColumn.rawValue)",
        "8 DEF004", "9 DEF005",
      ])
    #expect(result.hindrance == .spec)
  }

  @Test func replicateWeightsNeedAScaleEach() throws {
    let spec = """
      variance: {method: replicateWeights, columns: r1..r3, kind: jkn, replicateScales: [1, 1]}
      estimates: [{mean: y}]

      """
    let result = try analysisLoading(
      "data: data.csv\n" + spec, ["data.csv": "r1,r2,r3,y\n1,2,3,4\n"])
    #expect(result.problems.map(\.code) == [AnalysisFault.countDiffers.rawValue])
    #expect(result.problems.first?.facts == ["count": "3", "expected": "2"])
    #expect(result.hindrance == .spec)
  }

  @Test func aMissingFileIsAFaultOfTheData() throws {
    let result = try analysisLoading("data: nowhere.csv\nestimates: [{mean: q1}]\n", [:])
    #expect(result.problems.map(\.code) == [TableFault.fileMissing.rawValue])
    #expect(result.hindrance == .data)
    let nothing = AnalysisLoading(specPath: "/nowhere/spec.yaml")
    #expect(nothing.problems.map(\.code) == [DefinitionFault.unreadableFile.rawValue])
    #expect(nothing.hindrance == .spec)
  }
}
