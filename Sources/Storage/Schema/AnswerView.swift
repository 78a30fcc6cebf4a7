import Questionnaires

/// The view `answers_<round>` for people with `sqlite3`: one column an item, stored codes as
/// answers, chosen codes of a multiple item joined with a space, never identities.
enum AnswerView {
  static func sql(round id: String, number: Int64, items: [Item]) -> String {
    let columns = items.enumerated().map { slot, item in
      "  \(expression(of: item, slot: slot)) AS \(name(item.id))"
    }
    return """
      CREATE VIEW \(name("answers_" + id)) AS SELECT
        r.id - (r.round << 40) AS response_number,
        r.key AS response_key,
        u.code AS unit_code,
        u.name AS unit_name,
        p.code AS psu_code,
        r.weight / 10000.0 AS design_weight,
        r.answered_on AS answer_day,
        r.interviewer AS interviewer_name,
        r.invalid_reason AS invalid_because,
      \(columns.joined(separator: ",\n"))
      FROM response r JOIN psu p ON p.id = r.psu JOIN unit u ON u.id = p.unit
      WHERE r.id BETWEEN \(number) << 40 AND (\(number + 1) << 40) - 1
      """
  }

  private static func expression(of item: Item, slot: Int) -> String {
    guard item.kind.isCoded else {
      return """
        (SELECT group_concat(value, ' ') FROM
            (SELECT d.value ->> 1 AS value FROM json_each(r.details) d
              WHERE d.value ->> 0 = \(slot) ORDER BY d.key))
        """
    }
    let options = item.options.enumerated().map {
      (AnswerByte.firstOption + UInt8($0), $1.code)
    }
    let missing = item.missingCodes.map { (AnswerByte.byte(of: $0.reason), $0.code) }
    let cases = (options + missing).map { "WHEN '\(hex($0))' THEN \(literal($1))" }
    guard !cases.isEmpty else { return "NULL" }
    return "CASE hex(substr(r.answers, \(slot + 1), 1)) \(cases.joined(separator: " ")) END"
  }

  private static func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }

  private static func name(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func literal(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
