import Findings
import Foundation

/// A result written to a file or, without one, to standard output.
enum OutputFile {
  private static let pieceBytes = 1 << 16

  /// Writes text; the file appears whole or not at all.
  ///
  /// - Throws: `ProgramFault.cannotWrite`.
  static func write(_ text: String, to path: String?) throws {
    try write(text.utf8, to: path)
  }

  private static func write(_ bytes: some Sequence<UInt8>, to path: String?) throws {
    guard let path else { return Terminal.out(bytes) }
    do {
      try Data(bytes).write(
        to: URL(fileURLWithPath: path), options: isReplaceable(path) ? .atomic : [])
    } catch {
      throw Problem(
        ProgramFault.cannotWrite,
        ["path": path, "reason": SystemReason.fact(of: error)])
    }
  }

  /// A device or a link, such as `/dev/null`, is written to and not put away for a file.
  private static func isReplaceable(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let type = attributes?[.type] as? FileAttributeType else { return true }
    return type == .typeRegular
  }

  /// Writes a result that comes in pieces; the file appears whole or not at all.
  ///
  /// - Throws: `ProgramFault.cannotWrite`; what `produce` throws.
  static func write(
    to path: String?, _ produce: (_ take: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    var bytes: [UInt8] = []
    try produce { piece in
      bytes += piece
      guard path == nil, bytes.count >= pieceBytes else { return }
      Terminal.out(bytes)
      bytes.removeAll(keepingCapacity: true)
    }
    try write(bytes, to: path)
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
