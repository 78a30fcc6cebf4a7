/// A cell that FreeXL does not hand out: what Excel calculated last for a formula, a logical value,
/// an error.
enum LegacyValue: Equatable {
  case number(Double)
  case date(String)
  case text(String)
  case boolean(Bool)
  case error(String)
  /// A formula whose result was not stored.
  case missing

  /// `#N/A` and the like by their code ([MS-XLS] 2.5.10).
  static func errorText(_ code: UInt8) -> String {
    switch code {
    case 0x00: "#NULL!"
    case 0x07: "#DIV/0!"
    case 0x0F: "#VALUE!"
    case 0x17: "#REF!"
    case 0x1D: "#NAME?"
    case 0x24: "#NUM!"
    default: "#N/A"
    }
  }
}
