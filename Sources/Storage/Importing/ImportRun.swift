import Agencies
import Findings
import GRDB
import Responses

/// What the store remembers of the import that is under way. Dropping it releases the lock.
final class ImportRun {
  /// Number of the run.
  let id: Int64
  /// Number of its batch.
  let batch: Int64
  /// Whether it brings mended rows to a batch.
  let isContinuation: Bool
  let round: StoredRound
  let user: String
  let isDryRun: Bool
  let lock: StoreLock
  let onConflict: ConflictPolicy
  var tally: CellTally
  var psus = PSUDirectory()

  init(_ batch: OpenBatch, _ start: BatchStart, _ round: StoredRound, lock: StoreLock) {
    id = batch.id
    self.batch = batch.reference.number
    isContinuation = start.continuing != nil && !batch.lostItsBatch
    self.round = round
    user = start.user
    isDryRun = start.isDryRun
    onConflict = batch.onConflict
    self.lock = lock
    tally = CellTally(layout: round.cellLayout)
  }

  /// Forgets what a rolled back transaction may have made.
  func forget() {
    psus = PSUDirectory()
    tally = CellTally(layout: round.cellLayout)
  }
}

/// Numbers of units and PSUs in the store, made when they are first met.
struct PSUDirectory {
  private struct Key: Hashable {
    var unit: UnitKey
    var psu: String?
  }

  private var numbers: [Key: Int64] = [:]
  private var latest: (key: Key, number: Int64)?

  /// Number of a PSU, or of the unit's row for respondents who are PSUs themselves.
  mutating func number(_ unit: UnitKey, _ psu: String?, _ db: Database) throws -> Int64 {
    let key = Key(unit: unit, psu: psu)
    if let latest, latest.key == key { return latest.number }
    let number = try numbers[key] ?? PSUDirectory.stored(unit, psu, db)
    numbers[key] = number
    latest = (key, number)
    return number
  }

  private static func stored(_ unit: UnitKey, _ psu: String?, _ db: Database) throws -> Int64 {
    let arguments: StatementArguments = [unit.code, unit.validFrom.description]
    try db.execute(
      sql: "INSERT INTO unit (code, valid_from) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: arguments)
    let row = try Int64.fetchOne(
      db, sql: "SELECT id FROM unit WHERE code = ? AND valid_from = ?", arguments: arguments)
    try db.execute(
      sql: "INSERT INTO psu (unit, code) VALUES (?, ?) ON CONFLICT DO NOTHING",
      arguments: [row, psu])
    let number = try Int64.fetchOne(
      db, sql: "SELECT id FROM psu WHERE unit = ? AND ifnull(code, '') = ?",
      arguments: [row, psu ?? ""])
    guard let number else { throw DatabaseError(message: "psu \(psu ?? "")") }
    return number
  }
}
