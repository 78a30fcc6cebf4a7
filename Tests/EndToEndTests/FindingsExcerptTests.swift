import Findings
import Testing

@testable import sipas

/// What of many findings reaches the terminal.
struct FindingsExcerptTests {
  private func problem(
    _ code: String, _ value: String?, row: Int, file: String = "a.csv",
    _ severity: Severity = .error
  ) throws -> Problem {
    let fault = try #require(AnyFault(rawValue: code))
    return Problem(
      fault, at: Place(file: file, row: row), value.map { ["value": $0] } ?? [:],
      severity: severity)
  }

  private enum AnyFault: String, ProblemCode {
    case first = "A", second = "B", third = "C"

    var severity: Severity { .error }
    var message: LocalizedText { LocalizedText(vi: "", en: "") }
  }

  @Test func equalFindingsOfAFileTakeOneLine() throws {
    let forty = try (1...40).map { try problem("A", "Thuế", row: $0) }
    let last = try problem("B", "x", row: 41)
    let excerpt = FindingsExcerpt(forty + [last], limit: 20)
    #expect(
      excerpt.lines == [.init(problem: forty[0], alike: 39), .init(problem: last, alike: 0)])
    #expect(excerpt.rest == 0)
  }

  @Test func otherFilesAndFindingsWithoutAValueKeepTheirLines() throws {
    let problems = try [
      problem("A", "x", row: 1), problem("A", "x", row: 1, file: "b.csv"),
      problem("A", nil, row: 2), problem("A", nil, row: 3), problem("A", "y", row: 4),
    ]
    let excerpt = FindingsExcerpt(problems, limit: 4)
    #expect(excerpt.lines.map(\.problem) == Array(problems.prefix(4)))
    #expect(excerpt.rest == 1)
  }

  /// A note at the end of the list is the only one of its code and outweighs the thirtieth error.
  @Test func everyCodeIsShownOnce() throws {
    let errors = try (1...30).map { try problem("A", "\($0)", row: $0) }
    let note = try problem("C", "n", row: 1, .note)
    let warning = try problem("B", "w", row: 1, .warning)
    let excerpt = FindingsExcerpt([note] + errors + [warning], limit: 5)
    #expect(excerpt.lines.map(\.problem) == Array(errors.prefix(3)) + [warning, note])
    #expect(excerpt.rest == 27)
  }

  @Test func shortListsAreShownWhole() throws {
    let problems = try [problem("A", "x", row: 1), problem("A", "x", row: 2)]
    let excerpt = FindingsExcerpt(problems, limit: 2)
    #expect(excerpt.lines.map(\.problem) == problems && excerpt.rest == 0)
  }
}
