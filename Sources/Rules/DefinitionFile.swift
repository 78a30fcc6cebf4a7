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
  /// The whole document; nil where the file is unreadable, empty or not YAML.
  public private(set) var root: DefinitionNode?

  /// Reads and parses a file. Nothing is thrown: what hinders is in `problems`.
  public convenience init(path: String) {
    do {
      self.init(name: path, bytes: try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      self.init(name: path, bytes: Data())
      root = nil
      problems = [
        Problem(
          DefinitionFault.unreadableFile, at: Place(file: path),
          ["reason": (error as NSError).localizedDescription])
      ]
    }
  }

  /// Parses text that came from somewhere else.
  public init(name: String, bytes: Data) {
    self.name = name
    self.bytes = bytes
    parse(String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping)
  }

  /// Records a fault at a place of this file.
  public func report(_ code: some ProblemCode, at place: Place, _ facts: [String: String] = [:]) {
    problems.append(Problem(code, at: place, facts))
  }

  private func parse(_ text: String) {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        return report(DefinitionFault.emptyFile, at: Place(file: name), ["keys": "id"])
      }
      root = DefinitionNode(node, in: self)
    } catch let error as YamlError {
      report(error)
    } catch {
      report(DefinitionFault.invalidYAML, at: Place(file: name), ["reason": "\(error)"])
    }
  }

  private func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      report(
        DefinitionFault.invalidYAML,
        at: Place(file: name, line: mark.line, column: mark.column), ["reason": problem])
    case .duplicatedKeysInMapping(let duplicates, let context):
      for key in duplicates {
        report(
          DefinitionFault.duplicateKey,
          at: Place(file: name, line: context.mark.line, column: context.mark.column),
          ["value": "\(key)"])
      }
    default:
      report(DefinitionFault.invalidYAML, at: Place(file: name), ["reason": "\(error)"])
    }
  }
}
