import Analysis
import Findings
import Tables
import Testing

/// How files become a table.
struct DataTableTests {
  @Test func filesAreStackedByColumnName() throws {
    let spec = """
      data:
        - {file: a.csv, add: {year: 2023}}
        - {file: b.csv, add: {year: 2024}}
      estimates: [{mean: [q1, q2], by: [year, unit]}]

      """
    let result = try analysisLoading(
      spec, ["a.csv": "unit,q1\n01,4\n02,5\n", "b.csv": "q2;unit;q1\n3;01;1\n"])
    let input = try #require(result.input)
    #expect(texts(input, "year") == ["2023", "2023", "2024"])
    #expect(texts(input, "unit") == ["01", "02", "01"])
    #expect(texts(input, "q1") == ["4", "5", "1"])
    #expect(texts(input, "q2") == [nil, nil, "3"])
    let place = input.table.origins.place(2, column: "q1")
    #expect(place.file?.hasSuffix("/b.csv") == true)
    #expect(place.row == 2 && place.column == 3)
    #expect((0..<3).map(input.table.origins.dataRow) == [1, 2, 1])
  }

  @Test func aWorkbookGivesWhatTheSameTextFileGives() throws {
    let names = ["id", "region", "weight", "q1", "q3", "sex", "note"]
    let list = names.joined(separator: ", ")
    let people = try Fixture.path("faults/people.csv")
    let workbook = try Fixture.path("people.xlsx")
    let inputs = try [people, "{file: \(workbook), sheet: Phiếu}"].map { data in
      let result = try analysisLoading("data: \(data)\nestimates: [{count: [\(list)]}]\n", [:])
      #expect(result.problems == [])
      return try #require(result.input)
    }
    for name in names { #expect(texts(inputs[0], name) == texts(inputs[1], name)) }
    #expect(inputs[1].table.origins.place(0, column: "q1").sheet == "Phiếu")
    #expect(inputs[1].table.origins.place(0, column: "q1").row == 2)
  }

  @Test func theFirstSheetIsReadUnlessOneIsNamed() throws {
    let path = try Fixture.path("people.xlsx")
    let result = try analysisLoading("data: {file: \(path)}\nestimates: [{mean: q1}]\n", [:])
    #expect(result.problems.map(\.code) == [AnalysisFault.unknownColumn.rawValue])
    let missing = try analysisLoading(
      "data: {file: \(path), sheet: Không có}\nestimates: [{mean: q1}]\n", [:])
    #expect(missing.problems.map(\.code) == [TableFault.sheetMissing.rawValue])
  }

  @Test func missingCodesEqualCellsByTextOrNumber() throws {
    let spec = """
      missing: ["", "không rõ", 99]
      missingIn: {a..c: [9], d: [x]}
      estimates: [{count: [a, b, c, d]}]

      """
    let input = try analysisInput(
      spec, csv: "a,b,c,d\n9,9.0,09,9\n,không rõ,99.0,x\n99,1,NA,y\n")
    #expect(texts(input, "a") == [nil, nil, nil])
    #expect(texts(input, "b") == [nil, nil, "1"])
    #expect(texts(input, "c") == [nil, nil, "NA"])
    #expect(texts(input, "d") == ["9", nil, "y"])
  }

  @Test func rangesFollowTheOrderOfTheFile() throws {
    let csv = "q3,q1,x..y,q2,z\n1,2,3,4,5\n"
    let input = try analysisInput(
      "derive: {d1: z, d2: z}\nestimates: [{mean: [q3..q2, x..y]}, {alpha: \"d1..d2\"}]\n", csv: csv
    )
    guard case .mean(let columns) = input.spec.estimates[0].measure,
      case .alpha(let derived, _) = input.spec.estimates[1].measure
    else {
      Issue.record("other estimates")
      return
    }
    #expect(columns.entries.map(\.text) == ["q3", "q1", "x..y", "q2", "x..y"])
    #expect(derived.entries.map(\.text) == ["d1", "d2"])
    #expect(try faults("estimates: [{mean: q1..q9}]\n", csv: csv) == [.unknownColumn])
  }

  @Test func onlyColumnsThatAreNamedAreHeld() throws {
    let input = try analysisInput(
      "derive: {x: \"b + 1\"}\nestimates: [{mean: x}]\n", csv: "a,b,c\n1,2,3\n")
    #expect(input.table["b"] != nil && input.table["x"] != nil)
    #expect(input.table["a"] == nil && input.table["c"] == nil)
  }

  @Test func linesWithoutAnythingAreNoRows() throws {
    let input = try analysisInput("estimates: [{count: a}]\n", csv: "a,b\n1,2\n\n3,4\n,\n")
    #expect(texts(input, "a") == ["1", "3", nil])
    #expect((0..<3).map { input.table.origins.place($0).row } == [2, 4, 5])
    #expect((0..<3).map(input.table.origins.dataRow) == [1, 2, 3])
  }

  @Test func wordsOfOtherLanguagesAreNoValues() throws {
    let csv = "a,b\nNo,NaN\nYes,inf\nNo,1e999\n"
    let input = try analysisInput("estimates: [{share: a, equals: [No]}]\n", csv: csv)
    #expect(texts(input, "a") == ["No", "Yes", "No"])
    #expect(
      try faults("estimates: [{mean: b}]\n", csv: csv) == [.notANumber, .notANumber, .notANumber])
  }

  @Test func derivedNumbersBecomeTextsInShortestForm() throws {
    let input = try analysisInput(
      "derive: {x: \"a / 10\", y: \"a * 2\"}\nestimates: [{count: [x, y]}]\n",
      csv: "a\n1\n3\n1.5\n1\n")
    #expect(texts(input, "x") == ["0.1", "0.3", "0.15", "0.1"])
    let coded = input.table.values(of: ColumnReference("y")).coded
    #expect(coded.codes == [0, 1, 2, 0])
    #expect((0..<3).map { coded.values.text(Int32($0)) } == ["2", "6", "3"])
  }
}
