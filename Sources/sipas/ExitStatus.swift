import Findings
import Storage

/// What the exit code tells scripts.
enum ExitStatus: Int32 {
  /// All well.
  case done = 0
  /// Done, with refusals or findings.
  case findings = 1
  /// The command line was wrong.
  case usage = 2
  /// Something could not be read or written.
  case unreadable = 3
  /// Stopped by a conflict.
  case conflict = 4

  /// What a problem means that ended a command.
  init(of problem: Problem) {
    self = ExitStatus.conflicts.contains(problem.code) ? .conflict : .unreadable
  }

  /// Problems of a store that is fine but cannot do this now: another import runs or is unfinished,
  /// or the round has other definitions.
  private static let conflicts = Set(
    [StoreFault.importRunning, .busy, .unfinishedBatch, .roundDiffers].map(\.rawValue))
}

/// Ends a command with findings and an exit code.
struct Stop: Error {
  /// Exit code.
  var status: ExitStatus
  /// What to show.
  var problems: [Problem]
}
