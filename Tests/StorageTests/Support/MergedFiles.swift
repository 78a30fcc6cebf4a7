import Agencies
import Findings
import Foundation
import GRDB
import Questionnaires
import Responses
import Rules
import Sampling

@testable import Storage

/// Files of a small questionnaire that has a question asked of some only and a constraint between
/// two answers, imported by `ImportRun` into a store of their own.
final class MergedFiles {
  let folder: TestFolder
  let store: Store
  private let questionnaire: Questionnaire
  private let method: IndexMethod
  private let units: UnitDirectory

  init() throws {
    folder = try TestFolder()
    store = try folder.emptyStore()
    let (asked, method) = try MergedFiles.definitions()
    (questionnaire, self.method) = (asked, method)
    let day = try TestSurvey.day()
    units = UnitDirectory([
      AdministrativeUnit(
        key: UnitKey(code: "01", validFrom: day), kind: .province, name: "Tỉnh", provinceCode: "01"),
      AdministrativeUnit(
        key: UnitKey(code: "26740", validFrom: day), kind: .ward, name: "Phường", provinceCode: "01"
      ),
    ])
    try store.addRound(
      id: "2025", questionnaire: questionnaire,
      questionnaireYAML: Array(MergedFiles.questionnaireYAML.utf8), method: method,
      methodYAML: Array(MergedFiles.methodYAML.utf8), at: TestSurvey.time)
  }

  /// Imports a file; what it says is in the receipt.
  @discardableResult
  func take(
    _ text: String, _ name: String, _ onConflict: ConflictPolicy = .replace,
    blanksErase: Bool = false, rejects: String? = nil
  ) throws -> ImportReceipt {
    let path = folder.path + "/" + name
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return try take(path: path, onConflict, blanksErase: blanksErase, rejects: rejects)
  }

  /// Imports a file that is there.
  func take(
    path: String, _ onConflict: ConflictPolicy = .replace, blanksErase: Bool = false,
    rejects: String? = nil
  ) throws -> ImportReceipt {
    try take(paths: [path], onConflict, blanksErase: blanksErase, rejects: rejects)
  }

  /// Imports files that are there in one run.
  func take(
    paths: [String], _ onConflict: ConflictPolicy = .replace, blanksErase: Bool = false,
    rejects: String? = nil
  ) throws -> ImportReceipt {
    var policy = ImportPolicy(
      round: "2025", user: "an", province: "01", fieldDay: try TestSurvey.day(),
      onConflict: onConflict, chunkRows: 2, rejectFolder: rejects)
    policy.blanksErase = blanksErase
    return try ImportRun(
      questionnaire: questionnaire, method: method, directory: units, policy: policy
    ).run(files: paths, into: store, clock: { TestSurvey.time })
  }

  func undo(_ batch: Int64) throws -> UndoReport {
    try store.undo(batch: batch, user: "an", at: TestSurvey.time)
  }

  /// The stored responses by identity, with their identities.
  func responses() throws -> [String: HeldResponse] {
    try store.read { db in
      let stored = try Int64.fetchAll(db, sql: "SELECT id FROM response").map {
        try HeldResponses.stored(db, id: $0).content
      }
      return Dictionary(stored.map { ($0.response.identity.key, $0) }) { $1 }
    }
  }

  /// Answers of the response with a number: A1, A2.
  func answers(_ number: Int) throws -> [UInt8]? {
    try responses()["sheet:26740/\(number)"].map { Array($0.response.answers.prefix(2)) }
  }

  private static func definitions() throws -> (Questionnaire, IndexMethod) {
    let (questionnaire, faults) = QuestionnaireLoader.load(
      name: "questionnaire.yaml", bytes: Data(questionnaireYAML.utf8))
    let (method, methodFaults) = MethodLoader.load(
      name: "method.yaml", bytes: Data(methodYAML.utf8), questionnaire: questionnaire)
    if let problem = (faults + methodFaults).first(where: { $0.severity == .error }) {
      throw problem
    }
    return (try TestSurvey.require(questionnaire), try TestSurvey.require(method))
  }

  private static let questionnaireYAML = """
    id: small
    version: 1
    title: {vi: Phiếu nhỏ, en: Small questionnaire}
    sources:
      - {number: QĐ 1/QĐ-UBND, date: 2025-07-01}
    validity: {from: 2025-07-01, to: 2026-12-31}
    scales:
      level:
        options:
          - {code: 1, label: {vi: Kém, en: Bad}}
          - {code: 2, label: {vi: Vừa, en: Fair}}
          - {code: 3, label: {vi: Tốt, en: Good}}
    sections:
      - id: main
        title: {vi: Phần chính, en: Main part}
        items:
          - {id: A1, kind: rating, role: satisfaction, scale: level, text: {vi: Một, en: One}}
          - {id: A2, kind: rating, role: satisfaction, scale: level, text: {vi: Hai, en: Two}}
          - id: A3
            kind: rating
            role: satisfaction
            scale: level
            relevant: "A1 <= 2"
            text: {vi: Ba, en: Three}
          - id: visits
            kind: number
            role: service
            range: [0, 50]
            constraint: ". <= 1 or A2 <= 2"
            constraintMessage: {vi: nhiều lần thì không tốt, en: many visits are not good}
            text: {vi: Số lần, en: Visits}
          - {id: note, kind: text, role: remark, text: {vi: Góp ý, en: Remark}}
    """

  private static let methodYAML = """
    id: small
    version: 1
    title: {vi: Phương pháp nhỏ, en: Small method}
    questionnaire: small
    sources:
      - {number: QĐ 1/QĐ-UBND, date: 2025-07-01}
    validity: {from: 2025-07-01, to: 2026-12-31}
    satisfied: [3]
    denominator: answers
    tree:
      id: overall
      label: {vi: Chung, en: Overall}
      level: overall
      value: weightedChildren
      children:
        - {item: A1, share: 1/4}
        - {item: A2, share: 3/4}
    rounding: {decimals: 2, tie: half-up}
    confidence: 0.95
    minimum: {show: 5, rank: 30}
    blocks:
      - {id: communes, label: {vi: Xã, en: Communes}, kinds: [xa, phuong, dac-khu], value: pooled}
    validResponse: {answeredShare: 0.5, roles: [satisfaction], required: [A1]}
    overTarget: count
    """
}
