import ArgumentParser
import Foundation
import Testing

@testable import sipas

/// The command line as users type it.
struct CommandLineTests {
  /// Every command with its subcommands, as words.
  static let commands: [[String]] = paths(of: Sipas.self, [])

  @Test(arguments: commands)
  func everyCommandHelpsInBothLanguages(command: [String]) throws {
    let (vietnamese, english) = (
      try BuiltProgram.run(command + ["--help"]),
      try BuiltProgram.run(command + ["--help", "--lang", "en"])
    )
    for help in [vietnamese, english] {
      #expect(help.status == 0)
      #expect(help.errors.isEmpty)
    }
    for word in ["OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "default:", "Show "] {
      #expect(!vietnamese.output.contains(word), "\(vietnamese.output)")
    }
    #expect(vietnamese.output.contains("CÁCH DÙNG: sipas"))
    let values = vietnamese.output.matches(of: /<(?<name>[^>\n]+)>/).map(\.name)
    let englishNames = values.filter { $0.utf8.allSatisfy { $0 < 128 } && !$0.contains("|") }
    #expect(englishNames.isEmpty, "\(vietnamese.output)")
    #expect(english.output.contains("USAGE: sipas"))
    #expect(english.output.firstMatch(of: /[ăâđêôơưạảấầẩẫậếềểễệốồổỗộ]/) == nil, "\(english.output)")
  }

  /// The parser's own command, which takes no options itself.
  @Test(arguments: [
    ["help", "import", "--lang", "en"], ["help", "--lang", "en", "imports", "open"],
    ["help", "--lang=en"], ["--lang", "en", "help", "import"],
  ])
  func helpTakesALanguage(arguments: [String]) throws {
    let outcome = try BuiltProgram.run(arguments)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    #expect(outcome.output.contains("USAGE: sipas"), "\(outcome.output)")
    let vietnamese = try BuiltProgram.run(["help", "import", "--lang", "vi"])
    #expect(vietnamese.output.contains("CÁCH DÙNG: sipas import"))
  }

  /// A file may be called like the command.
  @Test func onlyTheCommandHelpLosesItsLanguage() {
    #expect(
      Program.arguments(["import", "help", "--lang", "en"]) == ["import", "help", "--lang", "en"])
  }

  /// Command lines of README's ```sh blocks.
  static let readmeLines: [String] = readme()

  @Test func readmeShowsCommands() { #expect(Self.readmeLines.count >= 9) }

  @Test(arguments: readmeLines)
  func everyCommandOfTheReadmeParses(line: String) throws {
    let words = Self.words(of: line)
    let command = try Sipas.parseAsRoot(Array(words.dropFirst()))
    #expect(type(of: command).configuration.subcommands.isEmpty, "\(line) does nothing")
  }

  @Test(arguments: [["lam-gi-do"], ["import"], ["index", "--sai"], ["index", "--lang", "fr"]])
  func aWrongCommandLineEndsWithTwo(arguments: [String]) throws {
    let outcome = try BuiltProgram.run(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("Lỗi:"))
    #expect(outcome.errors.contains("Cách dùng: sipas"))
  }

  @Test func aMisspeltCommandIsSetRight() throws {
    let top = try BuiltProgram.run(["progres"])
    #expect(top.status == 2 && top.errors.contains("không có lệnh «progres» (→ «progress»?)"))
    let inner = try BuiltProgram.run(["imports", "lst", "--lang", "en"])
    #expect(inner.status == 2 && inner.errors.contains("no command “lst” (→ «list»?)"))
    #expect(inner.errors.contains("Usage: sipas"))
    #expect(try BuiltProgram.run(["help", "imports", "open"]).status == 0)
  }

  @Test(arguments: [
    ["init", "x", "--province", "96", "--round", "1", "--day"], ["report", "--date"],
  ])
  func aDayThatIsNoneIsSaidToBeOne(arguments: [String]) throws {
    for day in ["2026-02-30", "15/01/2026"] {
      let outcome = try BuiltProgram.run(arguments + [day])
      #expect(outcome.status == 2 && outcome.errors.contains("«\(day)» không viết theo dạng"))
    }
  }

  /// The path of a folder can be copied into the next command.
  @Test func aFolderWithBlanksIsQuotedWhereItIsToBeTyped() throws {
    let folder = try TemporaryFolder()
    let path = folder.file("Khảo sát 2026".decomposedStringWithCanonicalMapping).path
    let outcome = try BuiltProgram.run(
      ["init", path, "--province", "96", "--round", "1", "--day", "2026-01-15"])
    #expect(outcome.status == 0 && outcome.output.contains("  cd '\(path)'\n"), "\(outcome)")
  }

  @Test(arguments: [
    (["import", "x.csv", "--on-conflict", "bo"], "'replace' hoặc 'review'"),
    (["index", "--format", "xml"], "'text' hoặc 'json'"), (["demo", "a", "b"], "thừa 2 đối số"),
  ])
  func theParsersOwnWordsAreInVietnamese(arguments: [String], words: String) throws {
    let outcome = try BuiltProgram.run(arguments)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func theLanguageIsThatOfTheOptionThenOfTheEnvironment() throws {
    let folder = try TemporaryFolder()
    let command = ["index", "-w", folder.url.path]
    let byOption = try BuiltProgram.run(command + ["--lang", "en"])
    #expect(byOption.errors.contains("has no sipas.yaml"))
    let byEnvironment = try BuiltProgram.run(command, environment: ["SIPAS_LANG": "en"])
    #expect(byEnvironment.errors == byOption.errors)
    let vietnamese = try BuiltProgram.run(
      command + ["--lang", "vi"], environment: ["SIPAS_LANG": "en"])
    #expect(vietnamese.errors.contains("không có tệp sipas.yaml"))
    #expect(Set([byOption, byEnvironment, vietnamese].map(\.status)) == [3])
  }

  @Test(arguments: ["sipas-2017-2020", "sipas-2023-2026", "sipas-province-2025"])
  func shippedQuestionnairesCheckClean(name: String) throws {
    let outcome = try BuiltProgram.run(["questionnaire", "check", name, "--format", "json"])
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect((try outcome.json()["problems"] as? [Any])?.isEmpty == true)
  }

  @Test func everyShippedQuestionnaireIsNamedAbove() throws {
    let outcome = try BuiltProgram.run(["questionnaire", "show"])
    #expect(
      outcome.output.split(separator: "\n")
        == ["sipas-2017-2020", "sipas-2023-2026", "sipas-province-2025"])
  }

  @Test func theShippedUnitListsCheckClean() throws {
    let units = BuiltProgram.checkout.appendingPathComponent("SampleData/units")
    let lists = try FileManager.default.contentsOfDirectory(atPath: units.path)
      .filter { $0.hasSuffix(".csv") }.sorted().map { units.appendingPathComponent($0).path }
    let outcome = try BuiltProgram.run(["agencies", "check"] + lists + ["--format", "json"])
    #expect(outcome.status == 0, "\(outcome.output.prefix(2000))")
  }

  private static func paths(of command: any ParsableCommand.Type, _ path: [String]) -> [[String]] {
    [path]
      + command.configuration.subcommands.flatMap { sub in
        paths(of: sub, path + [sub.configuration.commandName ?? ""])
      }
  }

  private static func readme() -> [String] {
    let file = BuiltProgram.checkout.appendingPathComponent("README.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.matches(of: /```sh\n(?<body>[\s\S]*?)```/).flatMap { block in
      block.body.split(separator: "\n").compactMap { line in
        line.firstMatch(of: /(?:^|[\s/])(?<command>sipas [a-z].*)$/).map { String($0.command) }
      }
    }
  }

  /// Words of a command line, double quotes taken as a shell does.
  private static func words(of line: String) -> [String] {
    line.matches(of: /"(?<quoted>[^"]*)"|(?<bare>\S+)/).map { String($0.quoted ?? $0.bare ?? "") }
  }
}
