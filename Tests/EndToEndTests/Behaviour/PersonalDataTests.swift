import Foundation
import Tables
import Testing

/// Who answered stays in the store: no output of the program tells it.
struct PersonalDataTests {
  private let survey: SmallSurvey

  init() throws { survey = try SmallSurvey() }

  private func file(_ name: String, _ responses: [(Phieu, person: String)]) throws -> URL {
    let lines =
      [Phieu.header + ",Họ tên,SĐT"] + responses.map { $0.line + ",\($1),0912000111" }
    let file = survey.folder.file(name)
    try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
    return file
  }

  @Test func noOutputHoldsIt() throws {
    let long = String(repeating: "Trần Bí Mật ", count: 100)
    let first = try file(
      "a.csv",
      [
        (Phieu(number: "1"), "Lê Bí Mật"), (Phieu(number: "2", firstAnswer: "77"), "Lê Bí Mật"),
        (Phieu(number: "3"), long), (Phieu(number: "4"), "Võ Bí Mật"),
      ])
    let second = try file("b.csv", [(Phieu(number: "1", firstAnswer: "3"), "Ngô Bí Mật")])
    var texts = try [
      survey.importing(first, "--format", "json"),
      survey.importing(second, "--on-conflict", "review"),
      survey.importing(second, "--on-conflict", "replace", "--format", "json"),
    ].map { $0.output + $0.errors }
    #expect(texts[0].contains("RES084") && texts[1].contains("(«Họ tên»)"), "\(texts[1])")
    for command in [
      ["imports", "list"], ["imports", "show", "1"], ["imports", "open"],
      ["imports", "open", "--format", "json"], ["index", "--format", "json"], ["progress"],
      ["export", "index", "--format", "csv"], ["imports", "undo", "1"],
    ] {
      let outcome = try BuiltProgram.run(
        command + ["-w", survey.workspace.path], library: survey.library)
      texts.append(outcome.output + outcome.errors)
    }
    texts.append(try survey.dump())
    texts += try report()
    for text in texts {
      #expect(!text.isEmpty)
      #expect(!text.contains("Mật") && !text.contains("0912000111"), "\(text.prefix(2_000))")
    }
  }

  /// The page, and the cells of every sheet of the workbook.
  private func report() throws -> [String] {
    let outcome = try survey.run("report")
    let folder = survey.workspace.appendingPathComponent("bao-cao")
    let book = try TableFile.open(folder.appendingPathComponent("bao-cao-2025.xlsx").path)
    var texts = [
      outcome.output + outcome.errors,
      try String(contentsOf: folder.appendingPathComponent("bao-cao-2025.html"), encoding: .utf8),
    ]
    for sheet in book.sheets.indices {
      let reader = try book.reader(ofSheet: sheet)
      var row = Row()
      var text = "\(sheet)"
      while try reader.next(into: &row) {
        text += (0..<row.count).map { row.text($0) }.joined(separator: " ")
      }
      texts.append(text)
    }
    return texts
  }
}
