import Rules
import Tables

extension Day {
  /// The day in a cell: `2025-07-01` with or without a time, or day/month/year. Month first and
  /// two-digit years are never guessed; bare numbers are no days, because workbooks count them
  /// from different years.
  init?(cell text: String, kind: CellKind) {
    guard kind == .text || kind == .date else { return nil }
    let date = text.prefix { $0 != "T" && $0 != " " }
    let rest = text[date.endIndex...].dropFirst()
    guard rest.isEmpty || Day.isTime(rest) else { return nil }
    if let day = Day(iso: date) ?? Day(vietnamese: date) {
      self = day
    } else {
      return nil
    }
  }

  /// The day of a cell without the time behind it, where that is a plain one; else all of it.
  static func part(of text: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    guard let end = text.firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: " ") }),
      text[end...].contains(UInt8(ascii: ":")), text[(end + 1)...].allSatisfy(isTimeByte)
    else { return text }
    return UnsafeBufferPointer(rebasing: text[..<end])
  }

  private static func isTimeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "."),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "Z"),
      UInt8(ascii: "A"), UInt8(ascii: "P"), UInt8(ascii: "M"):
      true
    default: false
    }
  }

  private static func isTime(_ text: Substring) -> Bool {
    text.contains(":") && text.allSatisfy { $0.isNumber || ":.+-ZAPM ".contains($0) }
  }
}
