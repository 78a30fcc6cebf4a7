import Findings
import Foundation
import Glibc

/// Standard output for results, standard error for everything else.
enum Terminal {
  /// Problems shown before the rest is only counted; all of them are in files and JSON.
  static let problemsShown = 20

  /// Writes a line of the result.
  static func out(_ text: String) {
    write(text + "\n", to: STDOUT_FILENO)
  }

  /// Writes bytes of the result as they are.
  static func out(_ bytes: some Sequence<UInt8>) {
    write(Array(bytes), to: STDOUT_FILENO)
  }

  /// Writes a line that is not the result.
  static func err(_ text: String) {
    write(text + "\n", to: STDERR_FILENO)
  }

  /// Shows the gravest problems first, each with its place and code.
  ///
  /// - Parameter whole: where the others are, as a clause; nil where they are nowhere.
  static func complain(_ problems: [Problem], limit: Int = problemsShown, whole: String? = nil) {
    let excerpt = FindingsExcerpt(problems, limit: limit)
    let hint = whole.map { " (\($0))" } ?? ""
    for line in excerpt.lines {
      let text = Catalogue.all.line(for: line.problem, in: Speech.language)
      err(mark(of: line.problem.severity) + text + alike(line.alike))
    }
    if excerpt.rest > 0 {
      let rest = excerpt.rest
      err(say(vi: "… và \(rest) điều nữa\(hint).", en: "… and \(rest) more\(hint)."))
    } else if excerpt.lines.contains(where: { $0.alike > 0 }), whole != nil {
      err(say(vi: "Đã gộp các điều giống nhau\(hint).", en: "Equal findings are joined\(hint)."))
    }
  }

  private static func alike(_ count: Int) -> String {
    guard count > 0 else { return "" }
    return say(
      vi: " … và \(count) chỗ khác của tệp cũng thế",
      en: " … and \(Speech.counted(count, "other place")) in the file")
  }

  /// Whether people, not a pipe, read the standard error.
  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }

  /// Replaces the last line of the standard error, on a terminal only.
  static func progress(_ text: String) {
    guard isInteractive else { return }
    write("\r\u{1B}[K" + text, to: STDERR_FILENO)
  }

  /// Clears the progress line.
  static func endProgress() {
    guard isInteractive else { return }
    write("\r\u{1B}[K", to: STDERR_FILENO)
  }

  private static func mark(of severity: Severity) -> String {
    switch severity {
    case .error: say(vi: "LỖI  ", en: "ERROR  ")
    case .warning: say(vi: "CẢNH BÁO  ", en: "WARNING  ")
    case .note: say(vi: "GHI CHÚ  ", en: "NOTE  ")
    }
  }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  /// A result that does not arrive must not look like one that did. A closed pipe is the reader's
  /// choice, not a fault of the run.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return end(ifLost: errno, descriptor)
      }
    }
  }

  private static func end(ifLost number: Int32, _ descriptor: Int32) {
    guard descriptor == STDOUT_FILENO, number != EPIPE else { return }
    complain([
      Problem(
        ProgramFault.cannotWrite,
        [
          "path": say(vi: "kết quả ra", en: "The output"),
          "reason": SystemReason.words(of: number),
        ])
    ])
    exit(ExitStatus.unreadable.rawValue)
  }
}
