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

  /// Runs a spec over a table, the small one unless another is named.
  private func run(
    _ spec: String, _ arguments: [String] = ["--format", "json"], data: String = "data.csv"
  ) throws -> BuiltProgram.Outcome {
    let file = folder.file("spec.yaml")
    try Data(("schema: sipas.estimate/1\ndata: \(data)\n" + spec).utf8).write(to: file)
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

  /// The weights have nowhere to go: machines still get a document that says so.
  @Test func weightsThatCannotBeWrittenAreTold() throws {
    let outcome = try run("design: {weights: w}\nweightsOut: none/w.csv\nestimates: [{mean: y}]\n")
    #expect(outcome.status == 2)
    let document = try outcome.json()
    let problems = try #require(document["problems"] as? [[String: Any]])
    #expect(problems.count == 1)
    #expect((problems[0]["place"] as? [String: Any])?["file"] as? String != nil)
    #expect((document["estimates"] as? [Any])?.isEmpty == true)
  }

  /// A text in the code of the .VnTime fonts: 0xB5 is à, 0xE9 is ộ (TCVN 5712:1993).
  @Test func theSpecSaysTheEncoding() throws {
    var bytes = Data("h,y\n".utf8)
    for line in ["H\u{B5} N\u{E9}i,1\n", "H\u{B5} N\u{E9}i,2\n"] {
      bytes += line.unicodeScalars.map { UInt8($0.value) }
    }
    try bytes.write(to: folder.file("old.csv"))
    let file = folder.file("old.yaml")
    try Data(
      """
      schema: sipas.estimate/1
      data: {file: old.csv, encoding: tcvn3}
      estimates: [{mean: y, by: h}]

      """.utf8
    ).write(to: file)
    let outcome = try BuiltProgram.run(["estimate", file.path, "--format", "json"])
    let rows = try outcome.json()["estimates"] as? [[String: Any]]
    #expect((rows?.first?["by"] as? [String: String])?["h"] == "Hà Nội")
  }

  /// A workbook made by openpyxl 3.1.5 with dates, a date with a time, numbers and numbers as text, a
  /// share of 0.1 + 0.2, truth values and blank cells:
  ///
  ///     d = datetime.date(2026, 3, 1); e = datetime.date(2026, 3, 2)
  ///     ngày tầng xã w điểm nhóm mã đúng
  ///     d A "01" 1.5 3 Nữ 7 True / d A "01" 0.1+0.2 4 Nam "7" False / e A 2 1 None Nữ 7 True
  ///     e A 2 2.25 5 None 8 False / datetime(2026, 3, 2, 14, 30) B 3 1 2 Nam 8 True
  ///     d B 3 1 "4" Nữ 8 True / d B 4 1 1 Nam 7 False / d B 4 2 None Nam 7 True
  ///
  /// Sums by hand: Σwy/Σw = 23.95/7.05; by day 10.7/3.8, 5, 2; 4.3 and 3.5 by group; 5.8/10.05.
  @Test func aWorkbookIsReadCellByCell() throws {
    let workbook = try #require(Bundle.module.resourceURL)
      .appendingPathComponent("Fixtures/estimate-cells.xlsx")
    let outcome = try run(
      """
      design: {strata: tầng, clusters: xã, weights: w}
      estimates:
        - {mean: điểm, by: [[], [ngày]]}
        - {count: nhóm}
        - {share: "mã == 7"}
        - {count: đúng}

      """, data: workbook.path)
    let rows = try #require(try outcome.json()["estimates"] as? [[String: Any]])
    let expected: [(String?, Double)] = [
      (nil, 23.95 / 7.05), ("2026-03-01", 10.7 / 3.8), ("2026-03-02", 5),
      ("2026-03-02T14:30:00", 2), (nil, 4.3), (nil, 3.5), (nil, 5.8 / 10.05), (nil, 3.55),
      (nil, 6.5),
    ]
    #expect(rows.count == expected.count)
    for (row, expected) in zip(rows, expected) {
      #expect((row["by"] as? [String: String])?["ngày"] == expected.0)
      #expect(abs((row["estimate"] as? Double ?? .nan) - expected.1) < 1e-12)
    }
    #expect(rows.first?["missing"] as? Int == 2)
    #expect(
      rows.map { ($0["level"] as? [String])?.first } == [
        nil, nil, nil, nil, "Nam", "Nữ", nil, "FALSE", "TRUE",
      ])
  }
}
