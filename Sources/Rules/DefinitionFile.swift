import Findings
import Foundation
import Yams

/// A YAML file that people write, read strictly: every fault is recorded with file, line and
/// column, and reading goes on so that all faults of the file are found in one pass.
public final class DefinitionFile {
  /// The file as the user named it.
  public let name: String
  /// The bytes read, for digests.
  public let bytes: Data
  /// Faults found so far, in the order they were found.
  public private(set) var problems: [Problem] = []
  /// The whole document; nil where the file is unreadable or not YAML. Of an empty file a mapping
  /// without keys, because only its reader knows which ones are needed.
  public private(set) var root: DefinitionNode?

  /// Whether the file holds nothing but blanks and comments.
  private(set) var isEmpty = false

  /// Reads and parses a file. Nothing is thrown: what hinders is in `problems`.
  public init(path: String) {
    name = path
    do {
      bytes = try DefinitionFile.bytes(ofFile: path)
      parse()
    } catch {
      bytes = Data()
      report(
        DefinitionFault.unreadableFile, at: Place(file: path),
        ["reason": SystemReason.fact(of: error)])
    }
  }

  /// Parses text that came from somewhere else.
  public init(name: String, bytes: Data) {
    self.name = name
    self.bytes = bytes
    parse()
  }

  /// Most bytes a definition may have.
  private static let largest = 4 << 20

  /// The bytes of a file, one more than allowed at most, so that a device or a wrong path cannot
  /// fill the memory.
  private static func bytes(ofFile path: String) throws -> Data {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    return try handle.read(upToCount: largest + 1) ?? Data()
  }

  /// Records a fault at a place of this file.
  public func report(_ code: some ProblemCode, at place: Place, _ facts: [String: String] = [:]) {
    problems.append(Problem(code, at: place, facts))
  }

  private func parse() {
    guard bytes.count <= DefinitionFile.largest else {
      return report(
        DefinitionFault.fileTooLarge, at: Place(file: name), ["limit": "\(DefinitionFile.largest)"])
    }
    guard let text = String(bytes: bytes, encoding: .utf8) else {
      return report(DefinitionFault.notUTF8, at: Place(file: name))
    }
    parse(text.precomposedStringWithCanonicalMapping)
  }

  private func parse(_ text: String) {
    do {
      // Nothing is read by the type that YAML would guess from a text.
      guard let node = try Yams.compose(yaml: text, .basic), node.scalar?.string.isEmpty != true
      else {
        isEmpty = true
        root = DefinitionNode(Node.mapping(Node.Mapping([])), in: self)
        return
      }
      root = DefinitionNode(node, in: self)
    } catch let error as YamlError {
      report(error, in: text)
    } catch {
      report(DefinitionFault.invalidYAML, at: Place(file: name), ["reason": "\(error)"])
    }
  }

  private func report(_ error: YamlError, in text: String) {
    guard case .duplicatedKeysInMapping(let duplicates, let context) = error else {
      let finding = SyntaxFinding(error, in: text)
      return report(
        finding.fault, at: Place(file: name, line: finding.line, column: finding.column),
        finding.facts)
    }
    for key in duplicates {
      report(
        DefinitionFault.duplicateKey,
        at: Place(file: name, line: context.mark.line, column: context.mark.column),
        ["value": "\(key)"])
    }
  }
}
