import Findings

extension AnalysisFault {
  /// Wording of what contradicts a design or calibration; nil for the other faults.
  var designMessage: LocalizedText? {
    switch self {
    case .missingSample:
      LocalizedText(
        vi: "ô «{column}» trống nên không biết hàng thuộc mẫu nào. Điền vào, hoặc loại hàng "
          + "bằng «rows».",
        en: "the cell of “{column}” is missing, so the sample of the row is unknown. Fill it "
          + "in, or leave the row out by “rows”.")
    case .missingStratum:
      LocalizedText(
        vi: "ô «{column}» trống nên không biết hàng thuộc tầng nào. Điền vào, hoặc loại hàng "
          + "bằng «rows».",
        en: "the cell of “{column}” is missing, so the stratum of the row is unknown. Fill it "
          + "in, or leave the row out by “rows”.")
    case .missingCluster:
      LocalizedText(
        vi: "ô «{column}» trống nên không biết hàng thuộc cụm nào. Điền vào, hoặc loại hàng "
          + "bằng «rows».",
        en: "the cell of “{column}” is missing, so the cluster of the row is unknown. Fill it "
          + "in, or leave the row out by “rows”.")
    case .psuInTwoStrata:
      LocalizedText(
        vi: "cụm «{value}» có ở hai tầng «{stratum}» và «{other}». Nếu mã cụm đánh lại từ đầu "
          + "trong mỗi tầng, ghi nested: true; nếu không, sửa dữ liệu.",
        en: "the cluster “{value}” lies in two strata, “{stratum}” and “{other}”. Where ids "
          + "start again in every stratum write nested: true, else correct the data.")
    case .missingWeight:
      LocalizedText(
        vi: "ô quyền số «{column}» trống. Điền vào, ghi 0 nếu hàng không tính, hoặc loại hàng "
          + "bằng «rows».",
        en: "the weight in “{column}” is missing. Fill it in, write 0 where the row shall not "
          + "count, or leave it out by “rows”.")
    case .negativeWeight:
      LocalizedText(
        vi: "quyền số {value} ở «{column}» âm. Quyền số phải từ 0 trở lên; sửa trong dữ liệu.",
        en: "the weight {value} in “{column}” is negative. Weights are 0 or more; correct the "
          + "data.")
    case .weightsAllZero:
      LocalizedText(
        vi: "mọi quyền số ở «{column}» đều bằng 0 nên không ước lượng được gì. Kiểm tra cột.",
        en: "all weights in “{column}” are 0, so nothing can be estimated. Check the column.")
    case .missingPopulationSize:
      LocalizedText(
        vi: "ô cỡ tổng thể «{column}» trống. Điền số đơn vị của tầng hoặc đơn vị cấp trên.",
        en: "the population size in “{column}” is missing. Give the number of units of the "
          + "stratum or unit above.")
    case .populationSizeNotPositive:
      LocalizedText(
        vi: "cỡ tổng thể {value} ở «{column}» không lớn hơn 0. Ghi số đơn vị (> 1) hoặc tỷ lệ "
          + "mẫu (≤ 1).",
        en: "the population size {value} in “{column}” is not above 0. Give a number of units "
          + "(> 1) or a sampling fraction (≤ 1).")
    case .countsMixedWithFractions:
      LocalizedText(
        vi: "«{column}» có {value} cạnh các số lớn hơn 1: số đơn vị và tỷ lệ mẫu lẫn trong "
          + "một cột. Chỉ dùng một loại.",
        en: "“{column}” has {value} beside numbers above 1: counts and sampling fractions in "
          + "one column. Use one of them.")
    case .populationSizeNotConstant:
      LocalizedText(
        vi: "cỡ tổng thể ở «{column}» là {value}, nhưng hàng khác của cùng «{set}» ghi "
          + "{first}. Một tầng hay đơn vị chỉ có một cỡ; sửa dữ liệu.",
        en: "the population size in “{column}” is {value}, but another row of the same "
          + "“{set}” has {first}. A stratum or unit has one size; correct the data.")
    case .populationBelowSample:
      LocalizedText(
        vi: "cỡ tổng thể {value} ở «{column}» nhỏ hơn {drawn} đơn vị đã chọn trong «{set}». "
          + "Sửa cỡ tổng thể hoặc mã đơn vị.",
        en:
          "the population size {value} in “{column}” is below the {drawn} {drawn:unit|units} drawn in "
          + "“{set}”. Correct the size or the ids of the units.")
    case .missingProbability:
      LocalizedText(
        vi: "ô xác suất «{column}» trống. Điền xác suất được chọn của hàng.",
        en: "the probability in “{column}” is missing. Give the row's probability of being drawn.")
    case .probabilityOutside:
      LocalizedText(
        vi: "xác suất {value} ở «{column}» không lớn hơn 0 và nhỏ hơn hoặc bằng 1. Sửa dữ liệu.",
        en: "the probability {value} in “{column}” is not above 0 and at most 1. Correct the data.")
    case .jointProbabilityOutside:
      LocalizedText(
        vi: "xác suất đồng thời «{value}» không phải số lớn hơn 0 và nhỏ hơn hoặc bằng 1. Sửa "
          + "trong tệp.",
        en: "the joint probability “{value}” is not a number above 0 and at most 1. Correct "
          + "the file.")
    case .jointProbabilitiesWrongSize:
      LocalizedText(
        vi: "tệp xác suất đồng thời có {rows} hàng, {columns} cột; mẫu có {expected} hàng nên "
          + "cần bảng {expected} × {expected}, không có tiêu đề.",
        en: "the file of joint probabilities has {rows} {rows:row|rows} and {columns} "
          + "{columns:column|columns}; the sample has {expected} {expected:row|rows}, so {expected} × {expected} are needed, without a "
          + "header.")
    case .missingReplicateWeight:
      LocalizedText(
        vi: "ô quyền số lặp «{column}» trống. Điền vào; hàng không vào lần lặp có quyền số 0.",
        en: "the replicate weight in “{column}” is missing. Fill it in; a row that a "
          + "replicate leaves out has weight 0.")
    case .negativeReplicateWeight:
      LocalizedText(
        vi: "quyền số lặp {value} ở «{column}» âm. Sửa trong dữ liệu; nếu là mã thiếu, điền quyền "
          + "số đúng.",
        en: "the replicate weight {value} in “{column}” is negative. Correct the data; where it is "
          + "a code for missing, give the weight.")
    case .cellWithoutTotal:
      LocalizedText(
        vi: "mẫu có nhóm «{cell}» ({columns}) nhưng không có tổng của nhóm. Thêm tổng, hoặc "
          + "gộp nhóm.",
        en: "the sample has the cell “{cell}” ({columns}), for which no total is given. Add "
          + "its total, or merge cells.")
    case .totalWithoutSample:
      LocalizedText(
        vi: "có tổng cho «{cell}» nhưng mẫu không có hàng nào như vậy. Bỏ tổng này hoặc gộp nhóm.",
        en: "there is a total for “{cell}”, but no row of the sample is one. Remove the total "
          + "or merge cells.")
    case .missingMargin:
      LocalizedText(
        vi: "ô «{column}» trống, không hiệu chỉnh được quyền số của hàng. Điền vào, hoặc thêm "
          + "một nhóm cho câu trả lời thiếu.",
        en: "the cell of “{column}” is missing, so the row's weight cannot be calibrated. "
          + "Fill it in, or derive a group for missing answers.")
    default: nil
    }
  }
}
