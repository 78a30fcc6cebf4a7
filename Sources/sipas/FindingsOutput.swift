import ArgumentParser
import Findings

/// A problem with its wording, as machine output carries it.
struct WordedProblem: Encodable {
  let code: String
  let severity: Severity
  let message: String
  let place: Place
  let facts: [String: String]

  init(_ problem: Problem) {
    code = problem.code
    severity = problem.severity
    message = Catalogue.all.message(for: problem, in: Speech.language)
    place = problem.place
    facts = problem.facts
  }
}

/// The last words of commands whose result is a list of findings.
enum FindingsOutput {
  /// Machine form of a list of findings.
  struct Document: Encodable {
    let schema = "sipas.findings/1"
    let problems: [WordedProblem]
  }

  /// What `body` gives; nil where it throws problems, which are then added to `problems`.
  ///
  /// - Throws: every other error.
  static func collect<Value>(
    into problems: inout [Problem], _ body: () throws -> Value
  ) throws -> Value? {
    do {
      return try body()
    } catch let problem as Problem {
      problems.append(problem)
    } catch let stop as Stop {
      problems += stop.problems
    }
    return nil
  }

  /// Runs a command; what it throws is a JSON document too where JSON was asked for.
  ///
  /// - Throws: what `body` throws, or the exit code of the problems that were printed.
  static func printed<Value>(as format: OutputFormat, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let problem as Problem where format == .json {
      throw try exit(with: [problem], ExitStatus(of: problem))
    } catch let stop as Stop where format == .json {
      throw try exit(with: stop.problems, stop.status)
    }
  }

  private static func exit(with problems: [Problem], _ status: ExitStatus) throws -> ExitCode {
    Terminal.out(try MachineOutput.json(Document(problems: problems.map(WordedProblem.init))))
    return ExitCode(status.rawValue)
  }

  /// Shows the findings and ends with exit code 1 where one is an error or a warning, or with that
  /// of what kept the command from looking further.
  static func finish(
    with problems: [Problem], as format: OutputFormat, status: ExitStatus = .findings
  ) throws {
    switch format {
    case .json:
      Terminal.out(try MachineOutput.json(Document(problems: problems.map(WordedProblem.init))))
    case .text:
      Terminal.complain(
        problems, whole: say(vi: "xem đủ: thêm --format json", en: "all of them: add --format json")
      )
    }
    guard problems.allSatisfy({ $0.severity == .note }) else {
      throw ExitCode(status.rawValue)
    }
  }
}
