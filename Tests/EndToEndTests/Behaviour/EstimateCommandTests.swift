import Foundation
import Testing

/// `sipas estimate` as people and programs run it.
struct EstimateCommandTests {
  private static let example = BuiltProgram.checkout.appendingPathComponent(
    "SampleData/estimate/spec.yaml"
  ).path

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Data("h,w,y\na,1,3\na,2,4\nb,1,5\nb,1,\n".utf8).write(to: folder.file("data.csv"))
  }

  /// Runs a spec over the small table.
  private func run(_ spec: String, _ arguments: [String] = ["--format", "json"]) throws
    -> BuiltProgram.Outcome
  {
    let file = folder.file("spec.yaml")
    try Data(("schema: sipas.estimate/1\ndata: data.csv\n" + spec).utf8).write(to: file)
    return try BuiltProgram.run(["estimate", file.path] + arguments)
  }

  @Test func theExampleIsReadByPeopleInBothLanguages() throws {
    let vietnamese = try BuiltProgram.run(["estimate", Self.example])
    #expect(vietnamese.status == 0 && vietnamese.errors.isEmpty)
    #expect(vietnamese.output.contains("Hài lòng chung"))
    #expect(vietnamese.output.contains("0,7817"))
    let english = try BuiltProgram.run(["estimate", Self.example, "--lang", "en"])
    #expect(english.output.contains("0.7817") && english.output.contains("Std. error"))
    #expect(!english.output.contains("Khoảng"))
  }

  /// Every table says what it is, and no key of the spec stands for a word.
  @Test func tablesHaveTitles() throws {
    let text = try BuiltProgram.run(["estimate", Self.example]).output
    for title in [
      "Hài lòng chung – tỷ lệ hài lòng gộp: q1, q2, q3, q4, q5", "Tỷ lệ", "Phân bố: q5",
      "Người từ 60 tuổi – số người", "Chênh lệch (thứ nhất trừ thứ hai)", "Kiểm định độc lập",
      "Độ tin cậy thang đo và tương quan nội nhóm", "Hạng",
    ] {
      #expect(text.contains("\n\n\(title)\n"), "\(title)")
    }
    for key in ["share", "distribution", "chiSquare"] { #expect(!text.contains(key)) }
  }

  @Test func oneTableIsPrintedWhereItIsAskedFor() throws {
    func table(_ arguments: String...) throws -> BuiltProgram.Outcome {
      try BuiltProgram.run(["estimate", Self.example, "--table"] + arguments)
    }
    let ranks = try table("ranks")
    #expect(ranks.status == 0 && ranks.output.hasPrefix("Hạng\n"))
    #expect(!ranks.output.contains("Tỷ lệ"))
    #expect(try table("calibration").output.contains("Không có dòng nào"))
    #expect(try table("ranks", "--format", "csv").output.hasPrefix("name,by,estimate,rank"))
    for refused in [["--format", "json"], ["--explain"]] {
      let outcome = try BuiltProgram.run(["estimate", Self.example, "--table", "ranks"] + refused)
      #expect(outcome.status == 2 && outcome.output.isEmpty && outcome.errors.contains("--table"))
    }
  }

  @Test func theDesignIsExplainedStratumByStratum() throws {
    let outcome = try BuiltProgram.run(["estimate", Self.example, "--explain"])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("48 đơn vị chọn mẫu giai đoạn một, 36 bậc tự do"))
    #expect(outcome.output.contains("2026 × 32185"))
    #expect(!outcome.output.contains("Hài lòng chung"))
  }

  /// Weighted mean of 3, 4, 5 with weights 1, 2, 1: 4. The last answer is missing.
  @Test func machinesGetOneDocument() throws {
    let outcome = try run("design: {weights: w}\nestimates: [{mean: y}]\n")
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    let rows = try outcome.json()["estimates"] as? [[String: Any]]
    #expect(rows?.first?["estimate"] as? Double == 4)
    #expect(rows?.first?["n"] as? Int == 3)
    #expect(rows?.first?["missing"] as? Int == 1)
  }

  @Test(arguments: [
    ("estimates: [{mean: y, subset: \"y > 9\"}]\n", 1, "emptyDomain"),
    ("estimates: [{mean: z}]\n", 2, "unknownColumn"),
    ("estimates: [{mean: h}]\n", 3, "notANumber"),
    ("design: {strata: y}\nestimates: [{mean: w}]\n", 4, "missingStratum"),
    (
      "rows: \"w == 2 or y == 5\"\ndesign: {strata: h}\nestimates: [{mean: y}]\n", 4, "lonePSU"
    ),
    (
      """
      calibration: [{calibrate: {bounds: [0.9, 1.1], totals: {1: 9}}}]
      design: {weights: w}
      estimates: [{mean: y}]

      """, 4, "calibrationFailed"
    ),
  ])
  func theExitCodeAndTheProblemsSayWhatIsWrong(spec: String, status: Int, code: String) throws {
    let outcome = try run(spec)
    #expect(outcome.status == Int32(status))
    let document = try outcome.json()
    let problems = try #require(document["problems"] as? [[String: Any]])
    #expect(problems.allSatisfy { $0["code"] as? String == code } && !problems.isEmpty)
    #expect(problems.allSatisfy { ($0["message"] as? String)?.contains("{") == false })
    if status > 1 { #expect((document["estimates"] as? [Any])?.isEmpty == true) }
    if status == 2 {
      let place = try #require(problems.first?["place"] as? [String: Any])
      #expect(place["line"] as? Int == 3 && place["column"] as? Int == 20)
    }
  }

  @Test func aTableIsWrittenAsCSVToAFile() throws {
    let file = folder.file("out.csv")
    let outcome = try run(
      "estimates: [{difference: [{mean: y}, {mean: w}]}]\n",
      ["--format", "csv", "--table", "differences", "--out", file.path])
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("name,of,by,between,first.estimate"))
    #expect(lines[1].hasPrefix("difference y w,"))
  }

  /// Totals 6 and 2 of weights 3 and 2: ratios 2 and 1.
  @Test func weightsGoToTheirFile() throws {
    let outcome = try run(
      """
      design: {weights: w}
      calibration: [{postStratify: {by: h, totals: {a: 6, b: 2}}}]
      weightsOut: weights.csv

      """)
    #expect(outcome.status == 0)
    let text = try String(contentsOf: folder.file("weights.csv"), encoding: .utf8)
    #expect(
      text == "row,base,final,ratio\n1,1.0,2.0,2.0\n2,2.0,4.0,2.0\n3,1.0,1.0,1.0\n4,1.0,1.0,1.0\n")
  }
}
