import Findings
import Tables

extension Problem {
  /// What stopped a file from being read: the reader's own problem, or what the system says.
  init(whileReading error: any Error, at place: Place) {
    self =
      error as? Problem
      ?? Problem(TableFault.unreadable, at: place, ["reason": SystemReason.fact(of: error)])
  }
}
