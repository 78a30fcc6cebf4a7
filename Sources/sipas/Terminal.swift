import Findings
import Foundation

/// Standard output for results, standard error for everything else.
enum Terminal {
  /// Problems shown before the rest is only counted; all of them are in files and JSON.
  static let problemsShown = 20

  /// Writes a line of the result.
  static func out(_ text: String) {
    write(text + "\n", to: .standardOutput)
  }

  /// Writes bytes of the result as they are.
  static func out(_ bytes: some Sequence<UInt8>) {
    try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
  }

  /// Writes a line that is not the result.
  static func err(_ text: String) {
    write(text + "\n", to: .standardError)
  }

  /// Shows the gravest problems first, each with its place and code.
  static func complain(_ problems: [Problem], limit: Int = problemsShown) {
    let ordered = problems.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }
      .map(\.element)
    for problem in ordered.prefix(limit) {
      err(mark(of: problem.severity) + Catalogue.all.line(for: problem, in: Speech.language))
    }
    if ordered.count > limit {
      let rest = ordered.count - limit
      err(say(vi: "… và \(rest) điều nữa.", en: "… and \(rest) more."))
    }
  }

  /// Whether people, not a pipe, read the standard error.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Replaces the last line of the standard error, on a terminal only.
  static func progress(_ text: String) {
    guard isInteractive else { return }
    write("\r\u{1B}[K" + text, to: .standardError)
  }

  /// Clears the progress line.
  static func endProgress() {
    guard isInteractive else { return }
    write("\r\u{1B}[K", to: .standardError)
  }

  private static func mark(of severity: Severity) -> String {
    switch severity {
    case .error: say(vi: "LỖI  ", en: "ERROR  ")
    case .warning: say(vi: "CẢNH BÁO  ", en: "WARNING  ")
    case .note: say(vi: "GHI CHÚ  ", en: "NOTE  ")
    }
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // A closed pipe is the reader's choice, not a fault of the run.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
