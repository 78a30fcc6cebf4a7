import CXLSXWriter
import Findings
import Glibc

/// A chart of bars beside a table of the same sheet.
public struct BarChart: Sendable {
  /// Title over the chart.
  public var title: String
  /// Column (from 0) with the names of the bars.
  public var categories: Int
  /// Column (from 0) with their lengths.
  public var values: Int
  /// Rows (from 0) of the table.
  public var rows: ClosedRange<Int>
  /// Cell (from 0) of the upper left corner.
  public var corner: (row: Int, column: Int)

  /// A chart of a column of the sheet.
  public init(
    title: String, categories: Int, values: Int, rows: ClosedRange<Int>,
    corner: (row: Int, column: Int)
  ) {
    self.title = title
    self.categories = categories
    self.values = values
    self.rows = rows
    self.corner = corner
  }
}

extension SheetWriter {
  /// Longest list that fits into a drop-down itself, separators counted.
  private static let longestList = 255

  /// Lets people choose from a list in the cells of a column (from 0); anything else is refused by
  /// Excel. Long lists go to a hidden sheet.
  public func dropDown(_ choices: [String], column: Int, rows: ClosedRange<Int>) throws {
    let joined = choices.joined(separator: ",")
    let fits = joined.utf16.count <= Self.longestList && !choices.contains { $0.contains(",") }
    var validation = lxw_data_validation()
    validation.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
    let pieces = (fits ? choices : [try workbook.listChoices(choices)]).map { strdup($0) }
    defer { pieces.forEach { free($0) } }
    var list = pieces + [nil]
    list.withUnsafeMutableBufferPointer { pointers in
      if fits {
        validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
        validation.value_list = pointers.baseAddress
      } else {
        validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
        validation.value_formula = pointers[0]
      }
      worksheet_data_validation_range(
        worksheet, UInt32(rows.lowerBound), UInt16(column), UInt32(rows.upperBound),
        UInt16(column), &validation)
    }
  }

  /// Adds a chart. Excel draws it from the cells, so later corrections show.
  public func addBarChart(_ chart: BarChart) {
    guard let drawn = workbook.addChart() else { return }
    chart_add_series(
      drawn, range(chart.categories, chart.rows), range(chart.values, chart.rows))
    chart_title_set_name(drawn, chart.title)
    chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    // Bars grow upwards from the first row otherwise.
    chart_axis_set_reverse(drawn.pointee.y_axis)
    worksheet_insert_chart(
      worksheet, UInt32(chart.corner.row), UInt16(chart.corner.column), drawn)
  }

  private func range(_ column: Int, _ rows: ClosedRange<Int>) -> String {
    let letters = Place.columnLetters(column + 1)
    let quoted = name.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "''")
    return "='\(quoted)'!$\(letters)$\(rows.lowerBound + 1):$\(letters)$\(rows.upperBound + 1)"
  }
}
