import Findings
import Foundation
import Glibc

/// A file that is written under another name beside its place and takes it when it is whole, so
/// that nobody ever sees half of it.
struct ReplacedFile {
  let path: String
  /// Where to write meanwhile.
  let temporaryPath: String
  private let mode: mode_t

  /// - Parameter isPrivate: whether nobody but the user may read it.
  init(path: String, isPrivate: Bool = false) {
    self.path = path
    mode = isPrivate ? 0o600 : 0o644
    temporaryPath = path + ".\(getpid()).partial"
  }

  /// Opens the temporary file anew for writing; the caller closes it. What programs left that died
  /// while they wrote the same file goes.
  ///
  /// - Throws: a `Problem` where the folder cannot be written.
  func create() throws -> Int32 {
    for file in leftovers() { unlink(file) }
    let descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw fault() }
    return descriptor
  }

  /// Temporary files of this one whose programs do not run any more.
  private func leftovers() -> [String] {
    let file = URL(fileURLWithPath: path)
    let folder = file.deletingLastPathComponent().path
    let start = file.lastPathComponent + "."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { name in
      guard name.hasPrefix(start), name.hasSuffix(".partial"),
        let writer = pid_t(name.dropFirst(start.count).dropLast(".partial".count)), writer > 0
      else { return false }
      return kill(writer, 0) != 0 && errno == ESRCH
    }.map { folder + "/" + $0 }
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
