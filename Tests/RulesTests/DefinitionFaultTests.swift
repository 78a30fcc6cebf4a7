import Findings
import Foundation
import Rules
import Testing
import WordingChecks

struct DefinitionFaultTests {
  /// Faults that no small file can have.
  static let withoutFixture: [DefinitionFault] = [.unreadableFile, .fileTooLarge]

  @Test(arguments: DefinitionFault.allCases.filter { !withoutFixture.contains($0) })
  func everyFaultIsFoundInItsFixture(fault: DefinitionFault) throws {
    let problems = try Fixture.problems(fault.fixtureName + ".yaml")
    #expect(problems.map(\.code) == [fault.rawValue])
    let problem = try #require(problems.first)
    #expect(problem.severity == .error)
    #expect(problem.place.file?.hasSuffix(fault.fixtureName + ".yaml") == true)
    #expect(problem.place.line != nil || fault == .emptyFile || fault == .notUTF8)
    let placeholders = MessageCatalogue.placeholders(of: fault.message.vi)
    #expect(Set(placeholders).isSubset(of: problem.facts.keys))
    let catalogue = MessageCatalogue(DefinitionFault.self)
    #expect(EnglishWording.vietnameseWords(of: problem, in: catalogue).isEmpty)
  }

  @Test(arguments: DefinitionFault.allCases)
  func everyFaultIsWordedInBothLanguages(fault: DefinitionFault) throws {
    let english = try #require(fault.message.en)
    #expect(
      Set(MessageCatalogue.placeholders(of: english))
        == Set(MessageCatalogue.placeholders(of: fault.message.vi)))
  }

  @Test func codesAreConsecutive() {
    let codes = DefinitionFault.allCases.map(\.rawValue)
    #expect(codes == codes.sorted())
    #expect(Set(codes).count == codes.count)
    #expect(codes.first == "DEF001" && codes.last == "DEF025")
  }

  /// A key is its text, whatever type YAML would guess from it.
  @Test func aKeyInQuotesIsTheSameKey() {
    let file = DefinitionFile(name: "keys.yaml", bytes: Data("1: a\n\"1\": b\n".utf8))
    #expect(file.problems.map(\.code) == [DefinitionFault.duplicateKey.rawValue])
  }

  @Test(arguments: ["/nowhere/at/all.yaml", "/", "/dev/null/x"])
  func aFileThatCannotBeReadIsAFault(path: String) {
    let file = DefinitionFile(path: path)
    #expect(file.root == nil)
    #expect(file.problems.map(\.code) == [DefinitionFault.unreadableFile.rawValue])
    #expect(file.problems.first?.place.file == path)
  }

  @Test func anEndlessFileIsRefusedWithoutReadingIt() {
    let file = DefinitionFile(path: "/dev/zero")
    #expect(file.problems.map(\.code) == [DefinitionFault.fileTooLarge.rawValue])
    #expect(file.root == nil)
  }

  @Test func aGoodFileHasNoFault() throws {
    #expect(try Fixture.problems("good.yaml") == [])
  }

  @Test func everyFaultOfAFileIsFoundInOnePass() throws {
    let problems = try Fixture.problems("many-faults.yaml")
    #expect(problems.map(\.code).sorted() == ["DEF004", "DEF005", "DEF010", "DEF012", "DEF014"])
    #expect(problems.first { $0.code == "DEF004" }?.facts["suggestion"] == " (→ «title»?)")
    #expect(problems.first { $0.code == "DEF004" }?.place.line == 1)
    #expect(problems.first { $0.code == "DEF014" }?.place.column == 9)
  }

  /// The line to mend is the one where a bracket, a quote or a key without colon begins, though the
  /// reader gives up further down; the offending character is a fact.
  @Test(arguments: [
    (DefinitionFault.tabIndentation, 3, 1, "\t"), (.reservedCharacter, 2, 8, "@"),
    (.misplacedColon, 2, 14, ":"), (.missingColon, 2, 1, "c"), (.brokenIndentation, 4, 2, "-"),
    (.brokenBrackets, 2, 7, ":"), (.unclosedQuote, 2, 8, ""),
  ])
  func brokenSyntaxIsPlacedWhereItIsMended(
    fault: DefinitionFault, line: Int, column: Int, character: String
  ) throws {
    let problem = try #require(try Fixture.problems(fault.fixtureName + ".yaml").first)
    #expect(problem.place.line == line && problem.place.column == column, "\(problem.place)")
    #expect(problem.facts["value"] == character)
  }

  @Test(arguments: [
    ("\tid: a\n", DefinitionFault.tabIndentation), ("id:\n\t- a\n", .tabIndentation),
    ("id: `a\n", .reservedCharacter), ("id: *a\n", .reservedCharacter),
    ("id:a\ncount: 1\n", .misplacedColon), ("id: a\n  count: 1\n", .misplacedColon),
    ("id: a\nlist: [a b}\n", .brokenBrackets), ("id: {a: 1\ncount: 1\n", .brokenBrackets),
    ("id: a\n- b\n", .brokenIndentation), ("id: a\nlist: [b]]\n", .brokenIndentation),
    ("id: 'a\ncount: 1\n", .unclosedQuote), ("id: a\n---\nid: b\n", .invalidYAML),
  ])
  func brokenSyntaxIsNamedForWhatIsWrong(text: String, fault: DefinitionFault) {
    let file = DefinitionFile(name: "x", bytes: Data(text.utf8))
    #expect(file.problems.map(\.code) == [fault.rawValue])
  }

  @Test func codesStayText() throws {
    let file = DefinitionFile(name: "x", bytes: Data("a: 01\nb: No\nc: 1.0\n".utf8))
    let mapping = try #require(file.root?.freeMapping())
    #expect(mapping.entries.compactMap { $0.value.text() } == ["01", "No", "1.0"])
  }

  @Test func textIsReadInComposedForm() throws {
    let file = DefinitionFile(name: "x", bytes: Data("a: Hài lo\u{300}ng\n".utf8))
    let text = try #require(file.root?.freeMapping()?["a"]?.text())
    #expect(text.unicodeScalars.count == "Hài lòng".unicodeScalars.count)
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstKey() {
    let file = DefinitionFile(name: "x", bytes: Data("\u{FEFF}id: a\n".utf8))
    Fixture.read(file)
    #expect(file.problems == [])
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 20_000),
    String(repeating: "- ", count: 100_000) + "a", "a: &a [*a]",
  ])
  func deepOrCircularTextIsRefused(text: String) {
    let file = DefinitionFile(name: "x", bytes: Data(text.utf8))
    Fixture.read(file)
    #expect(file.problems.hasErrors)
  }

  /// Nine levels of nine references each: a billion values if they were ever written out.
  @Test(.timeLimit(.minutes(1)))
  func referencesThatMultiplyAreNotWrittenOut() {
    let levels = (1...9).map { level in
      let references = Array(repeating: "*l\(level - 1)", count: 9).joined(separator: ", ")
      return "l\(level): &l\(level) [\(references)]\n"
    }
    let text = "l0: &l0 lol\n" + levels.joined() + "id: a\n"
    let file = DefinitionFile(name: "x", bytes: Data(text.utf8))
    Fixture.read(file)
    #expect(file.problems.map(\.code) == Array(repeating: "DEF004", count: 10))
  }
}
