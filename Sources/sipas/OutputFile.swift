import Findings
import Foundation

/// A result written to a file or, without one, to standard output.
enum OutputFile {
  /// Writes text; the file appears whole or not at all.
  ///
  /// - Throws: `ProgramFault.cannotWrite`.
  static func write(_ text: String, to path: String?) throws {
    guard let path else { return Terminal.out(text.utf8) }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Problem(
        ProgramFault.cannotWrite,
        ["path": path, "reason": SystemReason.fact(of: error)])
    }
  }

  /// Path of a file in a folder, whether or not the folder is written with a slash at its end.
  static func path(_ name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Makes the folder a result goes into.
  static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Problem(
        ProgramFault.cannotWrite,
        ["path": path, "reason": SystemReason.fact(of: error)])
    }
  }
}
