import Foundation
import GRDB
import Questionnaires
import Responses

/// Looks for a refused row among the responses that came later; the rule is that of
/// `Store.waitingRows`.
struct LaterReading {
  private let round: Int64
  private let refusedBy: Int64
  private let file: String
  private let sheet: String
  private let row: Int
  private let identity: String?
  private let sheetNumber: String?
  private let answers: [UInt8]
  private let digest: [UInt8]?

  /// Nil for a row of which too little could be read.
  init?(_ refused: Row) {
    identity = refused["identity"]
    sheetNumber = refused["sheet_number"]
    guard identity != nil || sheetNumber != nil, let answers = refused["answers"] as Data? else {
      return nil
    }
    self.answers = [UInt8](answers)
    digest = (refused["digest"] as Data?).map { [UInt8]($0) }
    (round, refusedBy) = (refused["round"], refused["refused_by"])
    (file, sheet, row) = (refused["file"], refused["sheet"], refused["row"])
  }

  func isFound(_ db: Database) throws -> Bool {
    try keys(db).contains { key in
      let id = try Int64.fetchOne(
        db, sql: "SELECT id FROM response WHERE round = ? AND key = ?", arguments: [round, key])
      return try id.map { try ResponseHistory.contributions(to: $0, db) }?.contains(where: isThis)
        ?? false
    }
  }

  /// The key of the response, or those of the sheet number in every unit.
  private func keys(_ db: Database) throws -> [String] {
    if let identity { return [identity] }
    guard let sheetNumber else { return [] }
    return try String.fetchAll(db, sql: "SELECT DISTINCT code FROM unit").map {
      "sheet:\($0)/\(sheetNumber)"
    }
  }

  private func isThis(_ later: Contribution) -> Bool {
    guard later.sheet > refusedBy else { return false }
    let isPlace = later.fileName == file && later.sheetName == sheet && later.row == row
    return identity == nil
      ? isPlace && saysTheSame(later.content.response)
      : isPlace || saysTheSame(later.content.response)
  }

  /// Whether every answer that could be read is there again, and they are at least half of all.
  private func saysTheSame(_ later: CodedResponse) -> Bool {
    if let digest { return later.contentDigest == digest }
    let read = answers.indices.filter { LaterReading.isAnswer(answers[$0]) }
    let said = later.answers.count(where: LaterReading.isAnswer)
    return answers.count == later.answers.count && read.count * 2 >= said
      && read.allSatisfy { answers[$0] == later.answers[$0] }
  }

  private static func isAnswer(_ byte: UInt8) -> Bool {
    byte != AnswerByte.blank && byte != AnswerByte.notAsked
  }
}
