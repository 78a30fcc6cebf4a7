import Findings

extension TabulationFault {
  /// Wording of what a domain or an entry lacks; nil for the other faults.
  var domainMessage: LocalizedText? {
    switch self {
    case .emptyDomain:
      LocalizedText(
        vi: "«{name}»: không có câu trả lời nào trong nhóm ({domain}), {rows} hàng, nên không có "
          + "ước lượng. Bỏ nhóm này hoặc gộp với nhóm khác.",
        en: "“{name}”: nobody answered in the domain ({domain}), {rows} rows, so there is no "
          + "estimate. Leave the domain out or merge it with another.")
    case .noEstimate:
      LocalizedText(
        vi: "«{name}»: nhóm ({domain}) có {answered} hàng trả lời trên {rows} hàng nhưng mẫu số "
          + "bằng 0 hoặc một phần không có câu trả lời, nên không có ước lượng. Xem lại các cột.",
        en: "“{name}”: the domain ({domain}) has {answered} rows with answers of {rows}, but a "
          + "denominator is 0 or a part has no answer, so there is no estimate. Check the columns.")
    case .undefinedInReplicates:
      LocalizedText(
        vi: "«{name}», nhóm ({domain}): không tính được trong {count} lần lặp, nên không có sai "
          + "số chuẩn. Gộp nhóm, hoặc dùng method: linearization.",
        en: "“{name}”, domain ({domain}): undefined in {count} replicates, so there is no standard "
          + "error. Merge domains, or use method: linearization.")
    case .negativeVariance:
      LocalizedText(
        vi: "«{name}», nhóm ({domain}): công thức theo xác suất đồng thời cho phương sai âm, nên "
          + "không có sai số chuẩn. Thử unequal: yates-grundy hoặc brewer.",
        en: "“{name}”, domain ({domain}): the formula of joint probabilities gives a negative "
          + "variance, so there is no standard error. Try unequal: yates-grundy or brewer.")
    case .noStratumToAverage:
      LocalizedText(
        vi: "«{name}», nhóm ({domain}): lonePSU: average cần ít nhất một tầng có hai đơn vị chọn "
          + "mẫu, ở đây không có, nên không có sai số chuẩn. Gộp tầng, hoặc chọn cách khác.",
        en:
          "“{name}”, domain ({domain}): lonePSU: average needs a stratum of two PSUs or more, there "
          + "is none, so there is no standard error. Merge strata, or choose another policy.")
    case .tooManyLevels:
      LocalizedText(
        vi: "«{columns}» có {count} giá trị, mỗi giá trị một hàng là quá {limit}, nên mục này bị "
          + "bỏ. Nêu «levels», hoặc gộp giá trị bằng «derive».",
        en: "“{columns}” has {count} values; a row each is more than {limit}, so the entry is "
          + "left out. State “levels”, or merge values by “derive”.")
    case .tableTooSmall:
      LocalizedText(
        vi: "«{name}»: nhóm ({domain}) không có ít nhất hai giá trị ở mỗi cột, hoặc có quá 400 ô, "
          + "nên không kiểm định được. Gộp giá trị hoặc bỏ nhóm.",
        en: "“{name}”: the domain ({domain}) has not two values of each column, or more than 400 "
          + "cells, so there is nothing to test. Merge values or leave the domain out.")
    case .testImpossible:
      LocalizedText(
        vi: "«{name}»: nhóm ({domain}) có ô trống hoặc quá ít đơn vị chọn mẫu nên không kiểm định "
          + "được. Gộp giá trị.",
        en: "“{name}”: the domain ({domain}) has empty cells or too few PSUs for the test. Merge "
          + "values.")
    case .tooFewItems:
      LocalizedText(
        vi: "«{name}»: độ tin cậy của thang đo cần ít nhất hai câu. Thêm câu.",
        en: "“{name}”: the reliability of a scale needs two items at least. Add an item.")
    case .itemsWithoutVariance:
      LocalizedText(
        vi: "«{name}»: trong nhóm ({domain}) mọi người trả lời một câu như nhau, nên không tính "
          + "được độ tin cậy. Bỏ câu đó.",
        en: "“{name}”: in the domain ({domain}) everybody answered an item alike, so there is no "
          + "reliability. Leave the item out.")
    case .tooFewAnswers:
      LocalizedText(
        vi: "«{name}»: nhóm ({domain}) có quá ít hàng trả lời đủ các câu. Bỏ nhóm này hoặc gộp với "
          + "nhóm khác.",
        en: "“{name}”: the domain ({domain}) has too few rows with the answers needed. Leave it "
          + "out or merge it with another.")
    case .tooFewGroups:
      LocalizedText(
        vi: "«{name}»: nhóm ({domain}) cần ít nhất hai cụm, và một cụm có hai câu trả lời trở lên. "
          + "Kiểm tra «cluster».",
        en:
          "“{name}”: the domain ({domain}) needs two clusters at least, and one with two answers. "
          + "Check “cluster”.")
    default: modelMessage
    }
  }

  private var modelMessage: LocalizedText? {
    switch self {
    case .unitNotRanked:
      LocalizedText(
        vi:
          "«{name}»: không xếp hạng được ({domain}) vì không có sai số chuẩn hoặc bậc tự do, hoặc "
          + "vì không còn đơn vị nào khác để so. Loại đơn vị này bằng «subset».",
        en:
          "“{name}”: ({domain}) cannot be ranked: it has no standard error or degrees of freedom, "
          + "or no other unit to be compared with. Leave it out by “subset”.")
    case .tooFewAreas:
      LocalizedText(
        vi: "«{name}»: nhóm ({domain}) có ít địa bàn có ước lượng và sai số hơn mô hình cần. Bớt "
          + "«predictors».",
        en: "“{name}”: the domain ({domain}) has fewer areas with an estimate and error than the "
          + "model needs. Use fewer “predictors”.")
    case .predictorMissing:
      LocalizedText(
        vi: "«{name}»: có địa bàn trong nhóm ({domain}) thiếu giá trị của «predictors». Điền vào "
          + "dữ liệu.",
        en: "“{name}”: an area of the domain ({domain}) lacks a value of “predictors”. Fill in the "
          + "data.")
    case .dependentPredictors:
      LocalizedText(
        vi: "«{name}»: các cột «predictors» phụ thuộc nhau trong nhóm ({domain}). Bỏ bớt cột.",
        en: "“{name}”: the “predictors” determine each other in the domain ({domain}). Remove one.")
    case .areaErrorNotPositive:
      LocalizedText(
        vi: "«{name}»: trong nhóm ({domain}) có địa bàn mà sai số chuẩn không lớn hơn 0. Sửa dữ "
          + "liệu.",
        en: "“{name}”: in the domain ({domain}) the standard error of an area is not above 0. "
          + "Correct the data.")
    default: nil
    }
  }
}
