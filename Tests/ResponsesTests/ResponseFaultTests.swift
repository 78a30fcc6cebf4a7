import Findings
import Foundation
import Questionnaires
import Rules
import Testing
import WordingChecks

@testable import Responses

/// Walks the catalogue: every code has its wording in both languages and is really provoked, most
/// of them by a fixture in `Fixtures/faults` with the name of the fault.
struct ResponseFaultTests {
  @Test(arguments: ResponseFault.allCases)
  func wordingIsThereTwiceWithTheSameFacts(_ fault: ResponseFault) throws {
    let english = try #require(fault.message.en)
    #expect(
      Set(MessageCatalogue.placeholders(of: fault.message.vi))
        == Set(MessageCatalogue.placeholders(of: english)))
    #expect(!fault.message.vi.isEmpty && !english.isEmpty)
  }

  @Test func catalogueHasEveryCodeOnce() {
    #expect(MessageCatalogue(ResponseFault.self).codes.count == ResponseFault.allCases.count)
  }

  @Test(arguments: ResponseFault.allCases)
  func everyFaultIsProvoked(_ fault: ResponseFault) throws {
    let problems = try provoke(fault)
    let found = try #require(problems.first { $0.code == fault.rawValue })
    for language in Language.allCases {
      let text = MessageCatalogue(ResponseFault.self).message(for: found, in: language)
      #expect(!text.contains("{") && text != fault.rawValue, "\(text)")
      #expect(!text.contains("sheet:") && !text.contains("uuid:"), "\(text)")
    }
    let words = EnglishWording.vietnameseWords(
      of: found, in: MessageCatalogue(ResponseFault.self), data: try data(of: fault))
    #expect(words.isEmpty, "\(words)")
  }

  /// Names of units, and what the fixture holds.
  private func data(of fault: ResponseFault) throws -> String {
    let names = SampleSurvey.directory.units.map(\.name).joined(separator: " ")
    let files = ["csv", "yaml"].map { fixture("faults/\(fault).\($0)") }
      .filter { FileManager.default.fileExists(atPath: $0) }
    let survey = " " + SampleSurvey.levels.joined(separator: " ") + " Phiếu cũ "
    return try names + survey
      + files.map { try String(contentsOfFile: $0, encoding: .utf8) }
      .joined()
  }

  private func provoke(_ fault: ResponseFault) throws -> [Problem] {
    switch fault {
    case .notAMappingFile, .badColumnLetters, .unknownTarget, .unknownItem, .unknownSpelledUnit,
      .spellingIsName, .spellingTwice:
      let file = DefinitionFile(path: fixture("faults/\(fault).yaml"))
      return MappingFile.load(
        file, for: try SampleSurvey.questionnaire(), units: SampleSurvey.unitMatcher
      ).problems
    case .conflict, .conflictStop, .storedKept, .equalWithoutID, .importedBefore:
      return try provokeInStore(fault)
    case .batchTakenBack:
      let store = MemoryStore()
      store.takenBack = [1]
      return try imported(["\(fault).csv"], SampleSurvey.policy(), into: store)
    case .rowNotRefused, .rowSettledAsOther, .refusedRowTwice:
      let store = MemoryStore()
      store.refused = ["1|a.csv|": [2: .waiting, 3: .settled(key: "sheet:00101/9")]]
      return try imported(["\(fault).csv"], SampleSurvey.policy(), into: store)
    case .unclearNumber:
      let store = MemoryStore()
      let other = ("sheet:00101/1000", Place(file: "a.csv", row: 3))
      store.unclear = try [
        #require(
          UnclearNumber(
            sheet: SheetKey(file: 0, sheet: ""), row: 2, key: "sheet:00101/1.000", other: other))
      ]
      return try imported(["\(fault).csv"], SampleSurvey.policy(), into: store)
    case .outsideFieldwork:
      var policy = SampleSurvey.policy()
      policy.fieldwork = Validity(from: SampleSurvey.day)
      return try imported(["\(fault).csv"], policy)
    case .dayInTheFuture:
      var policy = SampleSurvey.policy()
      policy.today = SampleSurvey.day
      return try imported(["\(fault).csv"], policy)
    case .givenTwice:
      return try imported(["\(fault).csv", "\(fault).csv"], SampleSurvey.policy())
    case .mixedRejectFiles:
      return try imported(["foreignLineage.csv", "unknownAnswer.csv"], SampleSurvey.policy())
    case .allOrNothing, .rejectFileNotWritten, .interrupted, .moreProblems:
      return try provokeByPolicy(fault)
    case .errorCell, .hiddenSheet: return try imported(["\(fault).xlsx"], SampleSurvey.policy())
    default: return try imported(["\(fault).csv"], SampleSurvey.policy())
    }
  }

  private func provokeByPolicy(_ fault: ResponseFault) throws -> [Problem] {
    var policy = SampleSurvey.policy()
    policy.isAllOrNothing = fault == .allOrNothing
    if fault == .rejectFileNotWritten { policy.rejectFolder = "/proc/tu-choi" }
    if fault == .moreProblems { policy.listedProblems = 0 }
    return try imported(["unknownAnswer.csv"], policy, isCancelled: fault == .interrupted)
  }

  private func provokeInStore(_ fault: ResponseFault) throws -> [Problem] {
    let folder = try ScratchFolder()
    let id = fault == .equalWithoutID ? "" : "1"
    let old = try folder.write("unit,Số phiếu,A1\n00101,\(id),4\n", "old.csv")
    let answer = fault == .equalWithoutID ? "4\n" : "5\n00101,2,5\n00101,3,5\n00101,4,5\n"
    let new = try folder.write("unit,Số phiếu,A1\n00101,\(id),\(answer)", "new.csv")
    let store = MemoryStore()
    var policy = SampleSurvey.policy()
    policy.onConflict = fault == .storedKept ? .keep : .stop
    let run = try SampleSurvey.run(policy)
    _ = try run.run(files: [old], into: store, clock: testClock)
    let file = fault == .importedBefore ? old : new
    return try run.run(files: [file], into: store, clock: testClock).allProblems
  }

  private func imported(
    _ names: [String], _ policy: ImportPolicy, isCancelled: Bool = false,
    into store: MemoryStore = MemoryStore()
  ) throws -> [Problem] {
    let files = names.map { fixture("faults/" + $0) }
    return try SampleSurvey.run(policy).run(
      files: files, into: store, clock: testClock, isCancelled: { isCancelled }
    ).allProblems
  }
}
