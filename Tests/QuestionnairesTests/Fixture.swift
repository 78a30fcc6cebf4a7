import Findings
import Foundation
import Questionnaires
import Testing

/// Definition files of this test target.
enum Fixture {
  static func path(_ name: String) throws -> String {
    let folder = try #require(Bundle.module.resourceURL)
    return folder.appendingPathComponent("Fixtures/\(name).yaml").path
  }

  static func exists(_ name: String) throws -> Bool {
    FileManager.default.fileExists(atPath: try path(name))
  }

  static func questionnaire() throws -> Questionnaire {
    let (questionnaire, problems) = QuestionnaireLoader.load(
      path: try path("small-questionnaire"))
    #expect(problems == [])
    return try #require(questionnaire)
  }

  static func method() throws -> IndexMethod {
    let (method, problems) = MethodLoader.load(
      path: try path("small-method"), questionnaire: try questionnaire())
    #expect(problems == [])
    return try #require(method)
  }

  /// What is found in a questionnaire or method of the folder of that name.
  static func problems(_ name: String) throws -> [Problem] {
    name.hasPrefix("method/")
      ? MethodLoader.load(path: try path(name), questionnaire: try questionnaire()).1
      : QuestionnaireLoader.load(path: try path(name)).1
  }
}

extension ProblemCode {
  /// The case in the form fixture files are named: `duplicateID` is `duplicate-id`.
  var fixtureName: String {
    "\(self)".replacingOccurrences(of: "ID", with: "Id")
      .map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }
}
