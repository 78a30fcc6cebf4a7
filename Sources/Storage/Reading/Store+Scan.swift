import Agencies
import GRDB
import Questionnaires
import Responses

/// One response as a scan hands it out. The answers are valid until the body returns.
public struct StoredAnswer {
  /// One byte an item, in slot order; see `AnswerByte`.
  public var answers: UnsafeBufferPointer<UInt8>
  /// Position of the unit in `ScanFrame.units`.
  public var unit: Int
  /// Position of the PSU in `ScanFrame.psus`.
  public var psu: Int
  /// Design weight in units of 10^-4.
  public var weight: Int64
  /// Whether the response counts.
  public var validity: ResponseValidity
  /// Order of arrival in the round, from 1.
  public var seq: Int64
}

/// The units and PSUs that the responses of a round belong to.
public struct ScanFrame: Sendable, Hashable {
  /// A PSU of a unit.
  public struct PSU: Sendable, Hashable {
    /// Position in `units`.
    public var unit: Int
    /// Code; nil where the unit's respondents are PSUs themselves.
    public var code: String?
  }

  /// Units with a response, by key.
  public var units: [UnitKey] = []
  /// PSUs with a response, by unit and code.
  public var psus: [PSU] = []
  /// Position in `psus` of each number in the store; -1 where the round has none.
  var positions: [Int] = []
}

extension Store {
  /// The units and PSUs of a round.
  public func frame(round: String) throws -> ScanFrame {
    let number = try self.round(round).number
    return try read { db in
      let rows = try RawStatement(
        db,
        """
        SELECT u.code, u.valid_from, p.code, p.id FROM cell c JOIN psu p ON p.id = c.psu
          JOIN unit u ON u.id = p.unit WHERE c.round = ?
        ORDER BY u.code, u.valid_from, ifnull(p.code, '')
        """)
      rows.bind(number, at: 1)
      defer { rows.reset() }
      var frame = ScanFrame()
      while try rows.step() {
        frame.add(try StoreText.unitKey(rows, 0), rows.text(2), number: Int(rows.integer(3)))
      }
      return frame
    }
  }

  /// Hands out every response of a round in order of arrival, valid or not.
  ///
  /// Units and PSUs are positions in `frame(round:)`. The body may use the store.
  public func scan(round: String, _ body: (StoredAnswer) throws -> Void) throws {
    let number = try self.round(round).number
    let frame = try frame(round: round)
    try read { db in
      let rows = try RawStatement(
        unshared: """
          SELECT id, psu, weight, invalid_reason, answers FROM response
          WHERE id BETWEEN ? AND ? ORDER BY id
          """, db)
      rows.bind(number << 40, at: 1)
      rows.bind((number + 1) << 40 - 1, at: 2)
      defer { rows.reset() }
      while try rows.step() {
        let psu = try parsed(frame.position(ofPSU: Int(rows.integer(1))))
        try body(
          StoredAnswer(
            answers: rows.bytes(4), unit: frame.psus[psu].unit, psu: psu, weight: rows.integer(2),
            validity: try validity(rows, 3), seq: rows.integer(0) - number << 40))
      }
    }
  }

  /// Hands out the values of one item that are not bytes (text, number, date, chosen codes), with
  /// the arrival order of their response.
  public func details(
    round: String, slot: Int, _ body: (_ seq: Int64, _ value: String) throws -> Void
  ) throws {
    let number = try self.round(round).number
    try read { db in
      let rows = try RawStatement(
        unshared: """
          SELECT response, value FROM answer_detail
          WHERE response BETWEEN ? AND ? AND slot = ? ORDER BY response, ordinal
          """, db)
      rows.bind(number << 40, at: 1)
      rows.bind((number + 1) << 40 - 1, at: 2)
      rows.bind(Int64(slot), at: 3)
      defer { rows.reset() }
      while try rows.step() {
        try body(rows.integer(0) - number << 40, rows.text(1) ?? "")
      }
    }
  }

  private func validity(_ rows: RawStatement, _ column: Int32) throws -> ResponseValidity {
    guard !rows.isNull(column) else { return .valid }
    return .invalid(try parsed(rows.text(column).flatMap(InvalidReason.init)))
  }
}

extension ScanFrame {
  func position(ofPSU number: Int) -> Int? {
    guard positions.indices.contains(number), positions[number] >= 0 else { return nil }
    return positions[number]
  }

  fileprivate mutating func add(_ unit: UnitKey, _ code: String?, number: Int) {
    if units.last != unit { units.append(unit) }
    if positions.count <= number {
      positions += Array(repeating: -1, count: number + 1 - positions.count)
    }
    positions[number] = psus.count
    psus.append(PSU(unit: units.count - 1, code: code))
  }
}
