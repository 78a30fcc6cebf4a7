import Agencies
import Analysis
import Findings
import Foundation
import ParScoring
import Responses
import Rules
import Sampling
import Satisfaction
import Simulation
import Storage
import Tables
import Tabulation
import Testing
import WordingChecks

@testable import Questionnaires
@testable import sipas

/// What modules must agree on without knowing each other.
struct ProgramCatalogueTests {
  /// Codes of every module, by the name of its enum.
  static let codes: [String: [String]] = [
    "AgencyFault": codes(AgencyFault.self), "AnalysisFault": codes(AnalysisFault.self),
    "CriteriaFault": codes(CriteriaFault.self),
    "DefinitionFault": codes(DefinitionFault.self), "ProgramFault": codes(ProgramFault.self),
    "QuestionnaireFault": codes(QuestionnaireFault.self),
    "ResponseFault": codes(ResponseFault.self), "SamplingFault": codes(SamplingFault.self),
    "SatisfactionFault": codes(SatisfactionFault.self),
    "SimulationFault": codes(SimulationFault.self), "StoreFault": codes(StoreFault.self),
    "TableFault": codes(TableFault.self), "TabulationFault": codes(TabulationFault.self),
  ]

  @Test func theListAboveNamesEveryEnumOfProblemCodes() throws {
    let sources = BuiltProgram.checkout.appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(atPath: sources.path)?
      .compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }
    var names: Set<String> = []
    for file in try #require(files) {
      let text = try String(
        contentsOf: sources.appendingPathComponent(file), encoding: .utf8)
      names.formUnion(text.matches(of: /enum (\w+): String, ProblemCode/).map { String($0.1) })
    }
    #expect(names == Set(Self.codes.keys))
  }

  @Test func codesAreUniqueOverTheWholeProgram() {
    let all = Self.codes.values.flatMap { $0 }
    #expect(all.count == Set(all).count)
    #expect(all.allSatisfy { $0.wholeMatch(of: /[A-Z]{3}[0-9]{3}/) != nil })
    let prefixes = Self.codes.values.map { Set($0.map { $0.prefix(3) }) }
    #expect(prefixes.allSatisfy { $0.count == 1 })
    #expect(Set(prefixes).count == Self.codes.count)
  }

  @Test func theProgramHasWordsForEveryCode() {
    #expect(Set(Catalogue.all.codes) == Set(Self.codes.values.flatMap { $0 }))
  }

  @Test func methodsNameUnitsByTheKindsOfTheUnitLists() {
    #expect(Set(MethodRules.unitKinds) == Set(UnitKind.allCases.map(\.rawValue)))
  }

  /// English words of their own, whatever the facts are; numbers of one and of many.
  @Test func englishTemplatesAreEnglishAndCountRight() throws {
    let messages = Self.messages.mapValues { $0.en ?? "" }
    #expect(messages.count == Catalogue.all.codes.count)
    for (code, text) in messages {
      #expect(EnglishWording.vietnameseWords(in: text).isEmpty, "\(code)")
      #expect(EnglishWording.fixedPlurals(in: text).isEmpty, "\(code) \(text)")
    }
  }

  private static let messages: [String: LocalizedText] = {
    let all: [[(String, LocalizedText)]] = [
      wording(AgencyFault.self), wording(AnalysisFault.self), wording(CriteriaFault.self),
      wording(DefinitionFault.self), wording(ProgramFault.self), wording(QuestionnaireFault.self),
      wording(ResponseFault.self), wording(SamplingFault.self), wording(SatisfactionFault.self),
      wording(SimulationFault.self), wording(StoreFault.self), wording(TableFault.self),
      wording(TabulationFault.self),
    ]
    return Dictionary(all.flatMap { $0 }) { first, _ in first }
  }()

  private static func wording<Code: ProblemCode>(_ type: Code.Type) -> [(String, LocalizedText)] {
    type.allCases.map { ($0.rawValue, $0.message) }
  }

  private static func codes<Code: ProblemCode>(_ type: Code.Type) -> [String] {
    type.allCases.map(\.rawValue)
  }
}
