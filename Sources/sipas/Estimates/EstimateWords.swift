import Tabulation

/// What the keys of a spec are called for people.
enum EstimateWords {
  /// The name of an entry; one that has none is called by its kind and columns.
  ///
  /// - Parameters:
  ///   - name: as the tables have it.
  ///   - kind: its key in the spec.
  static func name(_ name: String, kind: String) -> String {
    guard name != kind else { return kindLabel(kind) }
    guard name.hasPrefix(kind + " ") else { return name }
    return kindLabel(kind) + ":" + name.dropFirst(kind.count)
  }

  /// A kind of estimate by its key in the spec.
  static func kindLabel(_ kind: String) -> String {
    switch kind {
    case "mean": say(vi: "Trung bình", en: "Mean")
    case "total": say(vi: "Tổng", en: "Total")
    case "count": say(vi: "Số người", en: "Count")
    case "share": say(vi: "Tỷ lệ", en: "Share")
    case "distribution": say(vi: "Phân bố", en: "Distribution")
    case "table": say(vi: "Bảng hai chiều", en: "Two-way table")
    case "ratio": say(vi: "Tỷ số", en: "Ratio")
    case "topTwo": say(vi: "Tỷ lệ hài lòng gộp", en: "Pooled satisfaction")
    case "quantile": say(vi: "Phân vị", en: "Quantile")
    case "combine": say(vi: "Tổ hợp", en: "Combination")
    case "difference": say(vi: "Chênh lệch", en: "Difference")
    case "chiSquare": say(vi: "Kiểm định độc lập", en: "Test of independence")
    case "alpha": say(vi: "Độ tin cậy thang đo", en: "Reliability of the scale")
    case "icc": say(vi: "Tương quan nội nhóm", en: "Intraclass correlation")
    case "ranks": say(vi: "Hạng", en: "Ranks")
    case "smallArea": say(vi: "Ước lượng địa bàn nhỏ", en: "Small-area estimates")
    default: kind
    }
  }

  /// What stands above a table.
  static func title(of table: TableName) -> String {
    switch table {
    case .estimates: say(vi: "Ước lượng", en: "Estimates")
    case .differences:
      say(vi: "Chênh lệch (thứ nhất trừ thứ hai)", en: "Differences (first minus second)")
    case .tests: say(vi: "Kiểm định độc lập", en: "Tests of independence")
    case .reliability:
      say(
        vi: "Độ tin cậy thang đo và tương quan nội nhóm",
        en: "Reliability of scales and intraclass correlations")
    case .ranks: say(vi: "Hạng", en: "Ranks")
    case .smallAreas: say(vi: "Ước lượng địa bàn nhỏ", en: "Small-area estimates")
    case .calibration: say(vi: "Hiệu chỉnh quyền số", en: "Calibration of weights")
    }
  }
}
