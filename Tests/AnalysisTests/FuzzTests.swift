import Analysis
import Findings
import Foundation
import Testing

/// Whatever is read, the answer is a value or a fault: never a trap, never endless.
struct FuzzTests {
  /// Words and signs of expressions in any order.
  @Test func expressionsOfRandomWordsAreReadOrRefused() {
    let words = [
      "and", "or", "not", "in", "is", "missing", "if", "(", ")", "[", "]", ",", "+", "-", "*", "/",
      "==", "!=", "<", "<=", "=", "`", "'", "\"", "a", "b.c", "`x y`", "'t'", "1", "2.5", "1e-3",
      "..", "đ", "\u{301}", "😀", "?", " ",
    ]
    var random = SmallRandom(seed: 2)
    var read = 0
    for _ in 0..<30_000 {
      let source = (0..<random.next(14)).map { _ in words[random.next(words.count)] }
        .joined(separator: random.next(2) == 0 ? " " : "")
      if (try? Analysis.Expression(parsing: source)) != nil { read += 1 }
    }
    #expect(read > 100)
  }

  /// The contract's own spec with bytes changed, lines cut, doubled and swapped.
  @Test func damagedSpecsAreReadOrRefused() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: try Fixture.path("whole.yaml")))
    let signs = Array("[]{}:,-'\"#&*!|>%@` \n0a\u{0}".utf8)
    var random = SmallRandom(seed: 3)
    for _ in 0..<400 {
      var bytes = whole
      for _ in 0...random.next(4) {
        let position = random.next(bytes.count)
        switch random.next(4) {
        case 0: bytes[position] = signs[random.next(signs.count)]
        case 1: bytes.insert(signs[random.next(signs.count)], at: position)
        case 2: bytes.removeSubrange(position..<min(bytes.count, position + random.next(40)))
        default: bytes.append(bytes[position..<min(bytes.count, position + 60)])
        }
      }
      let (spec, problems) = EstimateSpecLoader.load(name: "spec.yaml", bytes: bytes)
      #expect(spec != nil || problems.hasErrors)
    }
  }

  /// Random cells under a design, calibration and expressions that read all of them.
  @Test func randomTablesAreReadOrRefused() throws {
    let cells = ["", "NA", "1", "2", "01", "-3", "0.5", "x", "9", "\"a,b\"", "1e400", "đ", "2,"]
    let spec = """
      data: data.csv
      missingIn: {a..c: [9]}
      derive: {d: "if(a == b, a, 'x')", e: "b / c"}
      rows: "a is not missing or b > 1"
      design: {strata: a, clusters: [b, c], weights: c, populationSizes: b}
      calibration: [{postStratify: {by: a, totals: {1: 5, x: 6}}}]
      subset: "d != 'x'"
      estimates: [{mean: e, by: d}, {count: a..c}]

      """
    var random = SmallRandom(seed: 5)
    for _ in 0..<150 {
      var csv = "a,b,c\n"
      for _ in 0..<random.next(12) {
        csv += (0..<3).map { _ in cells[random.next(cells.count)] }.joined(separator: ",") + "\n"
      }
      let result = try analysisLoading(spec, ["data.csv": csv])
      #expect((result.input == nil) == result.problems.hasErrors)
      #expect((result.input == nil) == (result.hindrance != nil))
    }
  }

  @Test func anchorsCannotMakeASpecEndless() throws {
    var text = "schema: sipas.estimate/1\ndata: d.csv\nestimates:\n  - &e0 {mean: x}\n"
    for level in 1...30 {
      text += "  - &e\(level) {difference: [*e\(level - 1), *e\(level - 1)]}\n"
    }
    let (_, problems) = EstimateSpecLoader.load(name: "spec.yaml", bytes: Data(text.utf8))
    #expect(problems.contains { $0.code == AnalysisFault.nestedTooDeep.rawValue })
  }

  @Test func longTextsAreRefusedAtOnce() throws {
    for sign in [".", "a..", "`", "(", "1", "=", "a+"] {
      let text = String(repeating: sign, count: 300_000)
      let result = try analysisLoading(
        "data: data.csv\nrows: \"\(text)\"\nestimates: [{mean: \"\(text)\"}]\n",
        ["data.csv": "a,b\n1,2\n"])
      #expect(result.hindrance == .spec)
    }
  }
}
