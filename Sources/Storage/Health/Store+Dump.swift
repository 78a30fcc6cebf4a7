import Findings
import GRDB

extension Store {
  /// Writes every table as text, one row a line in the order of its key. The same content gives
  /// the same text: times are left out, as are identities unless asked for.
  public func dump(
    into output: inout some TextOutputStream, withIdentities: Bool = false
  ) throws {
    var text = output
    try read { db in
      for table in Store.dumpedTables {
        text.write("\n\(table.name)\n")
        let rows = try Row.fetchCursor(
          db, sql: "SELECT * FROM \(table.name) ORDER BY \(table.order)")
        while let row = try rows.next() {
          text.write(
            table.line(row, redacted: !withIdentities && table.isPersonal) + "\n")
        }
      }
    }
    output = text
  }

  private static let dumpedTables = [
    DumpedTable(name: "round", order: "number"),
    DumpedTable(name: "round_item", order: "round, slot"),
    DumpedTable(name: "unit", order: "id"),
    DumpedTable(name: "psu", order: "id"),
    DumpedTable(name: "batch", order: "id"),
    DumpedTable(name: "batch_file", order: "batch, position"),
    DumpedTable(name: "batch_sheet", order: "id"),
    DumpedTable(name: "refused_row", order: "id"),
    DumpedTable(name: "problem", order: "id"),
    DumpedTable(name: "response", order: "id"),
    DumpedTable(name: "identity", order: "response, field", isPersonal: true),
    DumpedTable(name: "cell", order: "round, psu"),
    DumpedTable(name: "journal", order: "id"),
    DumpedTable(name: "journal_identity", order: "journal, field", isPersonal: true),
    DumpedTable(name: "contribution", order: "response, sheet, position"),
    DumpedTable(
      name: "contribution_identity", order: "response, sheet, position, field", isPersonal: true),
  ]
}

private struct DumpedTable {
  var name: String
  var order: String
  var isPersonal = false

  func line(_ row: Row, redacted: Bool) -> String {
    row.map { column, value in
      let isTime = column == "at" || column.hasSuffix("_at")
      let isHidden = isTime && !value.isNull || redacted && column == "value"
      return "  \(column)=\(isHidden ? "***" : text(value))"
    }.joined()
  }

  private func text(_ value: DatabaseValue) -> String {
    switch value.storage {
    case .null: "-"
    case .int64(let number): String(number)
    case .double(let number): String(number)
    case .string(let text): text.debugDescription
    case .blob(let bytes): StoredContent.hex(bytes)
    }
  }
}
