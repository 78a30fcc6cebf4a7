import Findings
import Glibc

/// A file that is written under another name beside its place and takes it when it is whole, so
/// that nobody ever sees half of it.
struct ReplacedFile {
  let path: String
  /// Where to write meanwhile.
  let temporaryPath: String

  init(path: String) {
    self.path = path
    temporaryPath = path + ".\(getpid()).partial"
  }

  /// Puts the written file in its place.
  func commit() throws {
    guard rename(temporaryPath, path) == 0 else {
      let problem = fault()
      discard()
      throw problem
    }
  }

  /// Takes the unfinished file away.
  func discard() { unlink(temporaryPath) }

  /// The last failure of the operating system, or another reason.
  func fault(_ reason: String? = nil) -> Problem {
    TableFault.notWritten.at(path, ["reason": reason ?? FileProbe.systemReason()])
  }
}
