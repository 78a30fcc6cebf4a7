import Foundation

/// A folder that is gone when the test is over.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("sipas-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  /// A folder without files.
  static func empty(in folder: TemporaryFolder) throws -> URL {
    let url = folder.file("empty")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }
}
