import CXLSXWriter

/// How a row of a written sheet looks.
public enum RowStyle: String, Sendable, CaseIterable {
  /// Data.
  case plain
  /// Title of a table, large and bold.
  case title
  /// Names of columns, bold on a tint, wrapped.
  case header
  /// Data with long texts, wrapped at the width of the column.
  case wrapped
  /// Sums and overall results, bold with a line above.
  case total
  /// Cells somebody has to look at, on a warm tint, wrapped.
  case marked
  /// Remarks, small and grey.
  case note
}

/// Formats of the cells of a workbook, each made once.
final class CellFormats {
  private static let headerTint: lxw_color_t = 0xDDEBF7
  private static let markedTint: lxw_color_t = 0xFCE4D6
  private static let noteInk: lxw_color_t = 0x595959
  private static let titleSize = 14.0
  private static let noteSize = 9.0
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var made: [String: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
    self.workbook = workbook
  }

  /// The format of a value in a row of a style and a column of a kind.
  func format(
    _ value: CellValue, _ style: RowStyle, in kind: ColumnStyle.Kind
  ) -> UnsafeMutablePointer<lxw_format>? {
    let isRight = value == .noFigure || (style == .header && kind == .figure)
    return format(
      code: CellFormats.numberFormat(value, isCode: kind == .code), style, isRight: isRight)
  }

  /// The format with a number format code; empty for the general one. `isRight` puts at the right
  /// what a spreadsheet would put at the left.
  func format(
    code: String, _ style: RowStyle, isRight: Bool = false
  ) -> UnsafeMutablePointer<lxw_format>? {
    if code.isEmpty, style == .plain, !isRight { return nil }
    let key = style.rawValue + code + (isRight ? ">" : "")
    if let known = made[key] { return known }
    guard let format = workbook_add_format(workbook) else { return nil }
    if !code.isEmpty { format_set_num_format(format, code) }
    if isRight { format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
    dress(format, style)
    made[key] = format
    return format
  }

  private func dress(_ format: UnsafeMutablePointer<lxw_format>, _ style: RowStyle) {
    switch style {
    case .plain: break
    case .wrapped:
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .title:
      format_set_bold(format)
      format_set_font_size(format, CellFormats.titleSize)
    case .header:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_bg_color(format, CellFormats.headerTint)
      format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .total:
      format_set_bold(format)
      format_set_top(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .marked:
      format_set_text_wrap(format)
      format_set_bg_color(format, CellFormats.markedTint)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .note:
      format_set_font_size(format, CellFormats.noteSize)
      format_set_font_color(format, CellFormats.noteInk)
    }
  }

  private static func numberFormat(_ value: CellValue, isCode: Bool) -> String {
    switch value {
    case .percent(_, let decimals): "0" + fraction(decimals) + "%"
    case .decimal(_, let decimals): "0" + fraction(decimals)
    case .day: "dd/mm/yyyy"
    case .integer: "#,##0"
    default: isCode ? "@" : ""
    }
  }

  private static func fraction(_ decimals: Int) -> String {
    decimals > 0 ? "." + String(repeating: "0", count: min(decimals, 15)) : ""
  }
}
