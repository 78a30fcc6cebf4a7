import Analysis
import Findings
import Testing

/// How expressions meet the cells of a table.
struct EvaluationTests {
  private static let csv = """
    kind,size,flag
    x,3,1
    y,many,0
    x,5,1
    y,none,2

    """

  @Test func aConditionLooksNoFurtherThanItMust() throws {
    let input = try analysisInput(
      "derive:\n  large: \"kind == 'x' and size > 4\"\n  known: \"if(kind == 'x', size, 0)\"\nweightsOut: w.csv\n",
      csv: EvaluationTests.csv)
    #expect(texts(input, "large") == ["0", "0", "1", "0"])
    #expect(texts(input, "known") == ["3", "0", "5", "0"])
  }

  @Test func aCellThatIsNoNumberIsAFaultWhereANumberIsNeeded() throws {
    let result = try analysisLoading(
      "data: data.csv\nderive: {twice: \"size * 2\"}\nestimates: [{mean: twice}]\n",
      ["data.csv": EvaluationTests.csv])
    #expect(result.problems.map(\.place.row) == [3, 5])
    #expect(result.problems.map { $0.facts["value"] } == ["many", "none"])
    #expect(result.problems.allSatisfy { $0.code == AnalysisFault.notANumber.rawValue })
  }

  @Test func onlyRowsOfTheSampleAreAskedForNumbers() throws {
    let spec = """
      derive: {twice: "size * 2"}
      rows: "kind == 'x'"
      estimates: [{mean: [size, twice]}]

      """
    let input = try analysisInput(spec, csv: EvaluationTests.csv)
    #expect(texts(input, "twice") == ["6", "10"])
    #expect(input.table.origins.place(1, column: "size").row == 4)
    #expect(input.table.origins.dataRow(1) == 3)
  }

  @Test func rowsMayReadDerivedColumns() throws {
    let spec = """
      derive: {a: "if(kind == 'x', size, 0)", b: "a + a", c: "b + b", d: "c + c"}
      rows: "d == 24 or d is missing"
      estimates: [{mean: d}]

      """
    #expect(texts(try analysisInput(spec, csv: EvaluationTests.csv), "d") == ["24"])
  }

  @Test func aConditionColumnHoldsOneOrZero() throws {
    let spec = "subset: flag\nestimates: [{count: kind}]\n"
    #expect(try faults(spec, csv: EvaluationTests.csv) == [.notOneOrZero])
    let input = try analysisInput(
      "rows: \"flag != 2\"\nsubset: flag\nestimates: [{count: kind}]\n", csv: EvaluationTests.csv)
    #expect(input.table.domain(of: ColumnReference("flag")) == [true, false, true])
  }

  @Test func aMissingConditionSelectsNoRow() throws {
    let csv = "v,w\n1,1\n,1\n3,1\n"
    let input = try analysisInput("rows: \"v > 0\"\nestimates: [{mean: v}]\n", csv: csv)
    #expect(texts(input, "v") == ["1", "3"])
    let all = try analysisInput(
      "estimates: [{mean: v, subset: \"v > 2\"}]\n", csv: csv)
    #expect(all.table.domain(of: ColumnReference("v > 2")) == [false, false, true])
  }

  @Test func divisionByZeroIsMissingAndSaid() throws {
    let result = try analysisLoading(
      "data: data.csv\nderive: {rate: \"a / b\"}\nestimates: [{mean: rate}]\n",
      ["data.csv": "a,b\n1,2\n1,0\n0,0\n"])
    let input = try #require(result.input)
    #expect(texts(input, "rate") == ["0.5", nil, nil])
    #expect(result.problems.map(\.code) == [AnalysisFault.incomputable.rawValue])
    #expect(result.problems.first?.facts["count"] == "2")
    #expect(result.problems.first?.facts["row"] == "3")
    #expect(result.problems.first?.severity == .warning)
  }

  @Test func aNameGoesBeforeAnExpression() throws {
    let csv = "a,b,a + b,Giới tính,in\n1,2,7,F,4\n"
    let spec = "estimates: [{mean: [a + b, in]}, {count: Giới tính}]\n"
    let input = try analysisInput(spec, csv: csv)
    #expect(texts(input, "a + b") == ["7"])
    #expect(texts(input, "Giới tính") == ["F"])
    #expect(texts(input, "in") == ["4"])
  }
}
