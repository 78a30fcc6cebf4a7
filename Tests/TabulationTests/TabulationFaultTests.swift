import Analysis
import Estimation
import Findings
import Testing
import WordingChecks

@testable import Tabulation

/// Every code of the catalogue is provoked by a spec named for it, which has this fault and no
/// other, and is worded in both languages from the facts that are given.
struct TabulationFaultTests {
  @Test(arguments: TabulationFault.allCases.filter { $0 != .noSolution })
  func everyFaultIsFoundInItsFixture(fault: TabulationFault) throws {
    let path = try Fixture.path("faults/\(fault.fixtureName).yaml")
    let tables = Tabulation.tables(specPath: path)
    #expect(Set(tables.problems.map(\.code)) == [fault.rawValue])
    #expect(tables.outcome == (fault.severity == .error ? .design : .findings))
    for problem in tables.problems {
      #expect(problem.place.file != nil)
      let placeholders = MessageCatalogue.placeholders(of: fault.message.vi)
      #expect(Set(placeholders).isSubset(of: problem.facts.keys))
      let catalogue = MessageCatalogue(TabulationFault.self)
      #expect(EnglishWording.vietnameseWords(of: problem, in: catalogue).isEmpty)
    }
    guard fault.severity == .error else { return }
    #expect(tables == EstimateTables(hinderedBy: tables.problems, .design))
  }

  /// No spec is known that leads there: what was checked before cannot be at fault.
  @Test func whatNobodyForesawIsSaid() throws {
    let path = try Fixture.path("strat.yaml")
    let input = try #require(AnalysisLoading(specPath: path).input)
    let problems = EstimationProblems(input).problems(EstimationFault.notFinite)
    #expect(problems.map(\.code) == [TabulationFault.noSolution.rawValue])
    #expect(problems.first?.facts["reason"] == "notFinite")
  }

  @Test(arguments: TabulationFault.allCases)
  func everyFaultIsWordedInBothLanguages(fault: TabulationFault) throws {
    let english = try #require(fault.message.en)
    #expect(english != fault.message.vi && english != fault.rawValue)
    #expect(
      Set(MessageCatalogue.placeholders(of: english))
        == Set(MessageCatalogue.placeholders(of: fault.message.vi)))
  }

  @Test func codesAreConsecutiveAndNoTwoFaultsShareAMessage() {
    let codes = TabulationFault.allCases.map(\.rawValue)
    #expect(codes == (1...codes.count).map { "EST0" + ($0 < 10 ? "0" : "") + "\($0)" })
    #expect(Set(TabulationFault.allCases.map(\.message)).count == codes.count)
  }

  @Test func everyCalibrationWithoutSolutionHasOneCodeInTheContract() {
    let names = Set(
      TabulationFault.allCases.filter { $0.calibrationMessage != nil }.map(\.contractCode))
    #expect(names == ["calibrationFailed"])
    #expect(TabulationFault.lonePSU.contractCode == "lonePSU")
  }
}

extension TabulationFault {
  /// The case in the form fixture files are named: `lonePSU` is `lone-psu`.
  fileprivate var fixtureName: String {
    "\(self)".replacing("PSUs", with: "Psus").replacing("PSU", with: "Psu")
      .map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }
}
