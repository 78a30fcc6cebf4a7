import Findings
import Foundation
import Rules
import Testing

/// Files of this test target, and the definition they are read as.
enum Fixture {
  static func path(_ name: String) throws -> String {
    let folder = try #require(Bundle.module.resourceURL)
    return folder.appendingPathComponent("Fixtures/\(name)").path
  }

  enum Colour: String, CaseIterable { case red, green }

  /// Reads a file as a definition that uses every kind of value once.
  static func problems(_ name: String) throws -> [Problem] {
    let file = DefinitionFile(path: try path(name))
    read(file)
    return file.problems
  }

  static func read(_ file: DefinitionFile) {
    let keys = ["id", "title", "count", "share", "flag", "day", "colour", "list", "source"]
    guard let mapping = file.root?.mapping(keys, required: ["id"]) else { return }
    _ = mapping["id"]?.text()
    _ = mapping["title"]?.localizedText()
    _ = mapping["count"]?.integer(in: 1...10)
    _ = mapping["share"]?.number(in: 0...1)
    _ = mapping["flag"]?.boolean()
    _ = mapping["day"]?.day()
    _ = mapping["colour"]?.choice(Colour.self)
    _ = mapping["list"]?.list()
    _ = mapping["source"]?.legalSource()
  }
}

extension ProblemCode {
  /// The case in the form fixture files are named: `notAList` is `not-a-list`.
  var fixtureName: String {
    "\(self)".replacingOccurrences(of: "UTF8", with: "Utf8").replacingOccurrences(
      of: "YAML", with: "Yaml"
    )
    .map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }
}
