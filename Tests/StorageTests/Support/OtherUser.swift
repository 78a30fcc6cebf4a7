import Foundation
import Glibc
import Testing

extension TestFolder {
  /// Runs a body as somebody who may read the folder and its files but write none of them: user
  /// 65534, «nobody», as root may write everywhere.
  func withoutWriting<Value>(_ body: () throws -> Value) throws -> Value {
    let files = try FileManager.default.contentsOfDirectory(atPath: path)
    try #require(chmod(path, 0o755) == 0)
    for file in files { try #require(chmod(path + "/" + file, 0o644) == 0) }
    return try asNobody(body)
  }
}

/// `setfsuid` changes the user for file access of this thread alone; the module map of the C
/// library leaves it out.
func asNobody<Value>(_ body: () throws -> Value) throws -> Value {
  let symbol = try #require(dlsym(nil, "setfsuid"))
  let setFileUser = unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> CInt).self)
  let user = setFileUser(65534)
  defer { _ = setFileUser(uid_t(user)) }
  return try body()
}
