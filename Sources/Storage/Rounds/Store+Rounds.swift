import Agencies
import Findings
import Foundation
import GRDB
import Questionnaires
import Rules

extension Store {
  /// All rounds, oldest first.
  public func rounds() throws -> [StoredRound] {
    try read(storedRounds)
  }

  private func storedRounds(_ db: Database) throws -> [StoredRound] {
    try Row.fetchAll(db, sql: "SELECT * FROM round ORDER BY number").map {
      try storedRound($0, db)
    }
  }

  /// The round with an id.
  ///
  /// - Throws: `StoreFault.unknownRound` with the ids there are.
  public func round(_ id: String) throws -> StoredRound {
    let all = try rounds()
    guard let round = all.first(where: { $0.id == id }) else {
      throw Problem(
        StoreFault.unknownRound, ["value": id, "known": all.map(\.id).joined(separator: ", ")])
    }
    return round
  }

  /// Makes a round, or finds it when it is there with the same definitions.
  ///
  /// - Parameters:
  ///   - questionnaireYAML: bytes of `questionnaire.yaml`.
  ///   - methodYAML: bytes of `method.yaml`.
  /// - Throws: `StoreFault.definitionDiffers` when bytes do not have the digest of their value,
  ///   `roundDiffers` when the round exists with others.
  @discardableResult
  public func addRound(
    id: String, questionnaire: Questionnaire, questionnaireYAML: [UInt8], method: IndexMethod,
    methodYAML: [UInt8], at time: Date
  ) throws -> StoredRound {
    let asked = StoredDefinition(
      id: questionnaire.id, version: questionnaire.version, digest: questionnaire.digest,
      yaml: questionnaireYAML)
    let counted = StoredDefinition(
      id: method.id, version: method.version, digest: method.digest, yaml: methodYAML)
    for one in [asked, counted] where ContentDigest(of: one.yaml) != one.digest {
      throw Problem(StoreFault.definitionDiffers, ["value": one.id])
    }
    // The look-up is part of the transaction: two first imports may come at once.
    try write { db in
      if let stored = try storedRounds(db).first(where: { $0.id == id }) {
        if let problem = stored.difference(from: questionnaire, method) { throw problem }
        return
      }
      try insertRound(id, asked, counted, time, db)
      try insertItems(questionnaire, round: db.lastInsertedRowID, id: id, db)
    }
    return try round(id)
  }

  /// Names units in the store: adds those that are not there, updates kind and name of the others.
  public func putUnits(_ units: [AdministrativeUnit]) throws {
    try write { db in
      for unit in units {
        try db.execute(
          sql: """
            INSERT INTO unit (code, valid_from, kind, name) VALUES (?, ?, ?, ?)
            ON CONFLICT (code, valid_from) DO UPDATE SET kind = excluded.kind, name = excluded.name
            """,
          arguments: [unit.code, unit.key.validFrom.description, unit.kind.rawValue, unit.name])
      }
    }
  }

  private func insertRound(
    _ id: String, _ asked: StoredDefinition, _ counted: StoredDefinition, _ time: Date,
    _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO round (id, questionnaire, questionnaire_version, questionnaire_digest,
          questionnaire_yaml, method, method_version, method_digest, method_yaml, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        id, asked.id, asked.version, asked.digest.hex, Data(asked.yaml), counted.id,
        counted.version, counted.digest.hex, Data(counted.yaml), StoreTime.text(time),
      ])
  }

  private func insertItems(
    _ questionnaire: Questionnaire, round number: Int64, id: String, _ db: Database
  ) throws {
    for (slot, item) in questionnaire.items.map(StoredItem.init).enumerated() {
      try db.execute(
        sql: "INSERT INTO round_item (round, slot, id, kind, options) VALUES (?, ?, ?, ?, ?)",
        arguments: [number, slot, item.id, item.kind.rawValue, item.options])
    }
    try db.execute(
      sql: AnswerView.sql(round: id, number: number, items: questionnaire.items))
  }

  private func storedRound(_ row: Row, _ db: Database) throws -> StoredRound {
    let number: Int64 = row["number"]
    let items = try Row.fetchAll(
      db, sql: "SELECT id, kind, options FROM round_item WHERE round = ? ORDER BY slot",
      arguments: [number]
    ).map {
      StoredItem(
        id: $0["id"], kind: try parsed(ItemKind(rawValue: $0["kind"])), options: $0["options"])
    }
    return StoredRound(
      id: row["id"], questionnaire: try definition(row, "questionnaire"),
      method: try definition(row, "method"), items: items, cellLayout: CellLayout(items: items),
      number: number)
  }

  private func definition(_ row: Row, _ name: String) throws -> StoredDefinition {
    let yaml: Data = row[name + "_yaml"]
    return StoredDefinition(
      id: row[name], version: row[name + "_version"],
      digest: try parsed(ContentDigest(hex: row[name + "_digest"])), yaml: Array(yaml))
  }
}
