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
  private var tally: CellTally
  private var psus = PSUDirectory()

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

  /// Lends out the sums and numbers for one chunk, whose rows then change them in place.
  func lend() -> (tally: CellTally, psus: PSUDirectory) {
    defer { forget() }
    return (tally, psus)
  }

  /// Takes sums and numbers back after a chunk.
  func takeBack(_ tally: CellTally, _ psus: PSUDirectory) {
    self.tally = tally
    self.psus = psus
  }
}

/// Numbers of units and PSUs in the store, made when they are first met.
struct PSUDirectory {
  private var units = UnitNumbering()
  /// Numbers by PSU code, the empty one for the unit's own row, for each of `units`.
  private var numbers: [[String: Int64]] = []

  /// Number of a PSU, or of the unit's row for respondents who are PSUs themselves.
  mutating func number(_ unit: UnitKey, _ psu: String?, _ db: Database) throws -> Int64 {
    let position = units.number(of: unit)
    if position == numbers.count { numbers.append([:]) }
    let code = psu ?? ""
    if let known = numbers[position][code] { return known }
    let number = try PSUDirectory.stored(unit, psu, db)
    numbers[position][code] = number
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
