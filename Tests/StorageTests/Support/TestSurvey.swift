import Agencies
import Findings
import Foundation
import GRDB
import Questionnaires
import Responses
import Rules

@testable import Storage

/// A small round: two ratings (5 and 3 levels), a multiple item, a text.
struct TestSurvey {
  static let time = Date(timeIntervalSince1970: 1_750_000_000)
  static let questionnaireYAML = Array("questionnaire".utf8)
  static let methodYAML = Array("method".utf8)

  static func day(_ month: Int = 7, _ day: Int = 1) throws -> Day {
    try require(Day(year: 2025, month: month, day: day))
  }

  static func questionnaire() throws -> Questionnaire {
    let items = [
      Item(
        id: "A1", kind: .rating, role: .satisfaction, text: LocalizedText(vi: "Hài lòng"),
        options: options(5),
        missingCodes: [
          MissingCode(code: "9", label: LocalizedText(vi: "Không biết"), reason: .dontKnow)
        ]),
      Item(
        id: "A2", kind: .choice, role: .respondent, text: LocalizedText(vi: "Nhóm"),
        options: options(3)),
      Item(
        id: "B1", kind: .multiple, role: .service, text: LocalizedText(vi: "Kênh"),
        options: options(4)),
      Item(id: "C1", kind: .text, role: .remark, text: LocalizedText(vi: "Góp ý")),
    ]
    return Questionnaire(
      id: "mau", version: "1", title: LocalizedText(vi: "Mẫu"), sources: [],
      validity: Validity(from: try day()), sections: [], items: items, unverified: [],
      digest: ContentDigest(of: questionnaireYAML))
  }

  static func method(yaml: [UInt8] = methodYAML) throws -> IndexMethod {
    IndexMethod(
      id: "phuong-phap", version: "1", title: LocalizedText(vi: "Phương pháp"),
      questionnaireID: "mau", sources: [], validity: Validity(from: try day()),
      satisfiedCodes: ["4", "5"], denominator: .answers,
      tree: IndexNode(
        id: "A1", label: LocalizedText(vi: "A1"), level: .overall, aggregation: .item("A1")),
      rounding: RoundingRule(decimals: 2), confidenceLevel: 0.95, minimumToShow: 1,
      minimumToRank: 1, blocks: [],
      responseValidity: ResponseValidityRule(
        minimumAnsweredShare: 0, roles: [], requiredItems: []),
      overTarget: .count, unverified: [], digest: ContentDigest(of: yaml))
  }

  /// A response whose digest is that of its content.
  static func row(
    _ row: Int, key: String, unit: String = "26740", psu: String? = nil, _ answers: [UInt8],
    details: [AnswerDetail] = [], weight: Int64 = 10000, validity: ResponseValidity = .valid,
    identities: [String: String] = [:]
  ) throws -> ImportedRow {
    var response = CodedResponse(
      identity: ResponseIdentity(key: key, isContentBased: false),
      unit: UnitKey(code: unit, validFrom: try day()), psu: psu, answers: answers,
      details: details, weight: weight, answeredOn: try day(), interviewer: "Lan",
      validity: validity, contentDigest: [])
    response.contentDigest = response.currentDigest()
    return ImportedRow(row: row, response: response, identities: identities)
  }

  /// The finding of a conflict; the real one is worded by `ImportRun`.
  static func conflict(_ conflict: Conflict) -> Problem {
    Problem(
      conflict.policy == .keep ? ResponseFault.storedKept : ResponseFault.conflict,
      at: conflict.stored)
  }

  private static func options(_ count: Int) -> [Option] {
    (1...count).map { Option(code: String($0), label: LocalizedText(vi: "Mức \($0)")) }
  }

  static func require<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw DatabaseError(message: "nil") }
    return value
  }
}

/// A folder of its own for a test, gone afterwards.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "sipas-storage-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var storePath: String { path + "/sipas.db" }

  /// A store with the round `2025`.
  func store() throws -> Store {
    let store = try emptyStore()
    try store.addRound(
      id: "2025", questionnaire: try TestSurvey.questionnaire(),
      questionnaireYAML: TestSurvey.questionnaireYAML, method: try TestSurvey.method(),
      methodYAML: TestSurvey.methodYAML, at: TestSurvey.time)
    return store
  }

  func emptyStore(create: Bool = true) throws -> Store {
    try Store.open(path: storePath, create: create, clock: { TestSurvey.time })
  }

  func storeForReading() throws -> Store {
    try Store.openForReading(path: storePath, clock: { TestSurvey.time })
  }
}

extension Store {
  /// Begins a batch of one file, whose digest is that of its name.
  ///
  /// - Parameters:
  ///   - mended: name of the reject file that is read in place of `file`.
  ///   - continuing: batch that refused its rows.
  func begin(
    _ file: String = "a.csv", _ policy: ConflictPolicy = .stop, isDryRun: Bool = false,
    mended: String? = nil, continuing: BatchReference? = nil
  ) throws -> OpenBatch {
    let digest = ContentDigest(of: Array((mended ?? file).utf8))
    return try begin(
      BatchStart(
        round: "2025", user: "an", startedAt: TestSurvey.time,
        files: [ImportedFile(name: file, digest: digest, mended: mended)],
        onConflict: policy, isDryRun: isDryRun, continuing: continuing))
  }

  @discardableResult
  func add(
    _ rows: [ImportedRow], to batch: OpenBatch, refused: [RefusedRow] = []
  ) throws -> ChunkOutcome {
    try add(
      ImportChunk(
        sheet: SheetKey(file: 0, sheet: ""), rows: rows, refused: refused,
        lastRow: (rows.last?.row ?? 1) + refused.count),
      to: batch, telling: TestSurvey.conflict)
  }

  /// Adds a chunk as it is.
  func add(_ chunk: ImportChunk, to batch: OpenBatch) throws -> ChunkOutcome {
    try add(chunk, to: batch, telling: TestSurvey.conflict)
  }

  /// A whole batch of one file.
  @discardableResult
  func importRows(
    _ rows: [ImportedRow], from file: String = "a.csv", _ policy: ConflictPolicy = .stop,
    as end: BatchEnd = .finished
  ) throws -> ChunkOutcome {
    let batch = try begin(file, policy)
    let outcome = try add(rows, to: batch)
    try finish(batch, as: end, at: TestSurvey.time)
    return outcome
  }

  func dumped(withIdentities: Bool = false) throws -> String {
    var text = ""
    try dump(into: &text, withIdentities: withIdentities)
    return text
  }

  /// The responses, details, identities and cells of a dump, without batches and journal.
  func dumpedContent() throws -> String {
    let text = try dumped(withIdentities: true)
    let start = try TestSurvey.require(text.range(of: "\nresponse\n")).lowerBound
    let end = try TestSurvey.require(text.range(of: "\njournal\n")).lowerBound
    return String(text[start..<end])
  }
}

/// The problem that some work ends with, or nil when it goes through.
func problem(of body: () throws -> Void) rethrows -> Problem? {
  do {
    try body()
    return nil
  } catch let problem as Problem {
    return problem
  }
}
