import Foundation
import Testing
import WordingChecks

/// A store is made in one language and read in another: findings hold no words.
struct LanguageTests {
  private let survey: SmallSurvey
  /// Names of units and of everything in the files, which are the same in every language.
  private let data: String

  init() throws {
    survey = try SmallSurvey()
    let units = survey.library.appendingPathComponent("SampleData/units/communes.csv")
    data = try String(contentsOf: units, encoding: .utf8) + " Sở Nội vụ ấp 1 số phiếu"
  }

  /// Imports a conflict of one answer and a blank, a wrong cell, a bare name, a day to come, a row
  /// without a number, a number in two spellings, and a file that came before.
  private func makeStore(_ language: String) throws -> [BuiltProgram.Outcome] {
    let first = try survey.file("cũ.csv", [Phieu(number: "1"), Phieu(number: "5")])
    let second = try survey.file(
      "mới.csv",
      [
        Phieu(number: "1", firstAnswer: "4", day: ""), Phieu(number: "2", firstAnswer: "77"),
        Phieu(number: "3", unit: "Bạc Liêu"), Phieu(number: "4", day: "01/01/2099"),
        Phieu(number: ""), Phieu(number: "7"), Phieu(number: "07"),
      ])
    return try [first, second, first].map {
      try survey.importing($0, "--on-conflict", "review", "--lang", language)
    }
  }

  @Test func whatWasImportedInVietnameseReadsInEnglish() throws {
    let imported = try makeStore("vi")
    #expect(imported[1].errors.contains("trong kho (từ "), "\(imported[1].errors)")
    for command in [
      ["imports", "open"], ["imports", "show", "2"], ["imports", "list"], ["index"],
      ["progress"], ["doctor"],
    ] {
      let outcome = try read(command, in: "en")
      let words = words(outcome.output + outcome.errors)
      #expect(words.isEmpty, "\(command): \(words)")
    }
    let open = try read(["imports", "open"], in: "en").output
    #expect(open.contains("sheet 1 of Phường Bạc Liêu is stored (from "), "\(open)")
    #expect(open.contains("A1: 5 → 4; date: 2025-11-16 → (blank)"), "\(open)")
    let machine = try read(["imports", "open", "--format", "json"], in: "en").output
    let messages = machine.split(separator: "\n").filter { $0.contains("\"message\"") }
    #expect(messages.count == 3 && words(messages.joined()).isEmpty, "\(messages)")
  }

  @Test func whatIsImportedInEnglishReadsInVietnamese() throws {
    let imported = try makeStore("en")
    for outcome in imported {
      let words = words(outcome.output + outcome.errors)
      #expect(words.isEmpty, "\(words) \(outcome.errors)")
    }
    let open = try read(["imports", "open"], in: "vi").output
    #expect(open.contains("phiếu số 1 của Phường Bạc Liêu đã có trong kho (từ "), "\(open)")
    #expect(open.contains("A1: 5 → 4; date: 16/11/2025 → (trống)"), "\(open)")
    #expect(!open.contains("blank") && !open.contains("stored"), "\(open)")
    let shown = try read(["imports", "show", "2"], in: "vi").errors
    #expect(shown.contains("như 01/01/2099"), "\(shown)")
  }

  private func read(_ command: [String], in language: String) throws -> BuiltProgram.Outcome {
    try BuiltProgram.run(
      command + ["-w", survey.workspace.path, "--lang", language], library: survey.library)
  }

  private func words(_ text: String) -> [String] {
    let known = Set(EnglishWording.vietnameseWords(in: data + " cũ mới"))
    return EnglishWording.vietnameseWords(in: text).filter { !known.contains($0) }
  }
}
