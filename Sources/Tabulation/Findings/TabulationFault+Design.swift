import Findings

extension TabulationFault {
  /// Wording of what keeps a design from having variances; nil for the other faults.
  var designMessage: LocalizedText? {
    switch self {
    case .lonePSU:
      LocalizedText(
        vi: "tầng «{stratum}» chỉ có một đơn vị chọn mẫu giai đoạn một nên không tính được phương "
          + "sai. Gộp tầng, hoặc chọn «lonePSU»: remove, certainty, adjust, average.",
        en: "the stratum “{stratum}” has a single PSU, so its variance cannot be estimated. Merge "
          + "strata, or choose a “lonePSU”: remove, certainty, adjust, average.")
    case .loneUnit:
      LocalizedText(
        vi: "«{unit}» chỉ có một đơn vị được chọn ở giai đoạn {stage} nên không tính được phương "
          + "sai. Chọn «lonePSU»: remove, certainty, adjust, average; hoặc stages: first.",
        en: "“{unit}” has a single unit drawn at stage {stage}, so its variance cannot be "
          + "estimated. Choose a “lonePSU”: remove, certainty, adjust, average; or stages: first.")
    case .jointProbabilitiesContradict:
      LocalizedText(
        vi: "tệp xác suất đồng thời không đối xứng, hoặc đường chéo khác cột «{column}» ở hàng "
          + "này. Kiểm tra thứ tự hàng của tệp.",
        en: "the file of joint probabilities is not symmetric, or its diagonal differs from "
          + "“{column}” in this row. Check the order of its rows.")
    case .severalRowsWithJointProbabilities:
      LocalizedText(
        vi: "xác suất đồng thời cần mỗi hàng là một đơn vị, hàng này thuộc đơn vị đã có. Bỏ "
          + "«clusters», hoặc dùng unequal: brewer.",
        en: "joint probabilities need a unit a row, this row belongs to a unit seen before. Remove "
          + "“clusters”, or use unequal: brewer.")
    case .probabilityVariesWithinUnit:
      LocalizedText(
        vi: "xác suất ở «{column}» khác với hàng khác của cùng đơn vị. Sửa dữ liệu.",
        en: "the probability in “{column}” differs from that of another row of the same unit. "
          + "Correct the data.")
    case .notTwoPSUs:
      LocalizedText(
        vi: "tầng «{stratum}» có {psus} đơn vị chọn mẫu; brr và fay cần đúng hai. Dùng jackknife "
          + "hoặc bootstrap.",
        en:
          "the stratum “{stratum}” has {psus} {psus:PSU|PSUs}; brr and fay need exactly two. Use jackknife "
          + "or bootstrap.")
    case .tooFewReplicates:
      LocalizedText(
        vi: "có {count} cột quyền số lặp, cần ít nhất 2 để tính phương sai. Thêm cột.",
        en:
          "there {count:is|are} {count} replicate {count:column|columns}, a variance needs 2 at least. Add columns."
      )
    case .policyNotReplicable:
      LocalizedText(
        vi: "lonePSU: {policy} không áp dụng được cho các lần lặp này. Chọn remove hoặc certainty, "
          + "hoặc method: linearization.",
        en: "lonePSU: {policy} means nothing for these replicates. Choose remove or certainty, or "
          + "method: linearization.")
    case .noSolution:
      LocalizedText(
        vi: "không tính được với thiết kế này ({reason}). Kiểm tra thiết kế và dữ liệu.",
        en: "this design has no solution ({reason}). Check the design and the data.")
    default: nil
    }
  }

  /// Wording of why a calibration has no solution; nil for the other faults.
  var calibrationMessage: LocalizedText? {
    switch self {
    case .calibrationFailed:
      LocalizedText(
        vi: "bước hiệu chỉnh {step} chưa khớp sau {iterations} vòng: tổng «{total}» còn lệch "
          + "{miss}. Gộp nhóm, nới «bounds» hoặc «tolerance».",
        en:
          "calibration step {step} is not met after {iterations} {iterations:round|rounds}: the total “{total}” "
          + "still misses by {miss}. Merge cells, or widen “bounds” or “tolerance”.")
    case .calibrationTotalsContradict:
      LocalizedText(
        vi: "bước hiệu chỉnh {step}: tổng «{total}» là {given}, còn các tổng khác cho {implied}. "
          + "Không quyền số nào khớp cả hai; sửa một tổng.",
        en: "calibration step {step}: the total “{total}” is {given}, the other totals imply "
          + "{implied}. No weights can meet both; correct one of them.")
    case .calibrationBeyondBounds:
      LocalizedText(
        vi: "bước hiệu chỉnh {step}: trong giới hạn đã cho, tổng «{total}» chỉ có thể từ {lowest} "
          + "đến {highest}, không đạt {given}. Nới «bounds» hoặc sửa tổng.",
        en: "calibration step {step}: within its bounds the total “{total}” can be {lowest} to "
          + "{highest}, not {given}. Widen “bounds” or correct the total.")
    case .calibrationCellWithoutWeight:
      LocalizedText(
        vi: "bước hiệu chỉnh {step}: mọi hàng của «{total}» có quyền số 0 nên không đạt được tổng. "
          + "Gộp nhóm hoặc bỏ tổng này.",
        en: "calibration step {step}: all rows of “{total}” have weight 0, so its total cannot be "
          + "met. Merge cells or remove the total.")
    case .calibrationOfNegativeWeights:
      LocalizedText(
        vi: "bước hiệu chỉnh {step}: bước trước làm {count} quyền số âm. Thêm «bounds» vào bước "
          + "trước, hoặc dùng distance: raking.",
        en:
          "calibration step {step}: the step before made {count} {count:weight|weights} negative. Give that "
          + "step “bounds”, or use distance: raking.")
    case .replicateCalibrationFailed:
      LocalizedText(
        vi: "bước hiệu chỉnh {step} không có lời giải ở lần lặp {replicate} (tổng «{total}»). Gộp "
          + "nhóm, hoặc dùng method: linearization.",
        en: "calibration step {step} has no solution in replicate {replicate} (total “{total}”). "
          + "Merge cells, or use method: linearization.")
    default: nil
    }
  }
}
