import Findings

/// What can be wrong between a design and its tables. The name of a case is the `code` of the
/// contract's `problems`.
public enum TabulationFault: String, ProblemCode {
  case emptyDomain = "EST001"
  case lonePSU = "EST002"

  public var severity: Severity {
    switch self {
    case .emptyDomain: .warning
    default: .error
    }
  }

  public var message: LocalizedText {
    switch self {
    case .emptyDomain:
      LocalizedText(
        vi: "«{name}»: không có câu trả lời nào trong nhóm ({domain}), {rows} hàng, nên không có "
          + "ước lượng. Bỏ nhóm này hoặc gộp với nhóm khác.",
        en: "“{name}”: nobody answered in the domain ({domain}), {rows} rows, so there is no "
          + "estimate. Leave the domain out or merge it with another.")
    case .lonePSU:
      LocalizedText(
        vi: "tầng «{stratum}» chỉ có một đơn vị chọn mẫu giai đoạn một nên không tính được phương "
          + "sai. Gộp tầng, hoặc chọn «lonePSU»: remove, certainty, adjust, average.",
        en: "the stratum “{stratum}” has a single PSU, so its variance cannot be estimated. Merge "
          + "strata, or choose a “lonePSU”: remove, certainty, adjust, average.")
    }
  }
}
