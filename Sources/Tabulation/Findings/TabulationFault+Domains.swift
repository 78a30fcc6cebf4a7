import Findings

extension TabulationFault {
  /// Wording of what a domain or an entry lacks; nil for the other faults.
  var domainMessage: LocalizedText? {
    switch self {
    case .emptyDomain:
      LocalizedText(
        vi:
          "«{subject}»: {rows} hàng, không hàng nào có câu trả lời, nên không có ước lượng. Bỏ nhóm "
          + "này hoặc gộp với nhóm khác.",
        en:
          "“{subject}”: of its rows ({rows}) none has an answer, so there is no estimate. Leave the "
          + "domain out or merge it with another.")
    case .noEstimate:
      LocalizedText(
        vi: "«{subject}»: {answered} trên {rows} hàng có trả lời nhưng mẫu số bằng 0 hoặc một phần "
          + "không có câu trả lời, nên không có ước lượng. Xem lại các cột.",
        en: "“{subject}”: {answered} of {rows} {rows:row|rows} {answered:has|have} answers, but a "
          + "denominator is 0 or a part "
          + "has no answer, so there is no estimate. Check the columns.")
    case .undefinedInReplicates:
      LocalizedText(
        vi: "«{subject}»: không tính được trong {count} lần lặp, nên không có sai số chuẩn. Gộp "
          + "nhóm, hoặc dùng method: linearization.",
        en: "“{subject}”: undefined in {count} of the replicates, so there is no standard error. "
          + "Merge domains, or use method: linearization.")
    case .negativeVariance:
      LocalizedText(
        vi:
          "«{subject}»: công thức cho phương sai âm, nên không có sai số chuẩn. Với xác suất đồng "
          + "thời, thử unequal: yates-grundy hoặc brewer.",
        en:
          "“{subject}”: the formula gives a negative variance, so there is no standard error. With "
          + "joint probabilities try unequal: yates-grundy or brewer.")
    case .noStratumToAverage:
      LocalizedText(
        vi:
          "«{subject}»: lonePSU: average cần ít nhất một tầng có hai đơn vị chọn mẫu, ở đây không "
          + "có, nên không có sai số chuẩn. Gộp tầng, hoặc chọn cách khác.",
        en: "“{subject}”: lonePSU: average needs a stratum of two PSUs or more, there is none, so "
          + "there is no standard error. Merge strata, or choose another policy.")
    case .quantileWithoutInterval:
      LocalizedText(
        vi: "«{subject}»: khoảng tin cậy của phân vị vượt ra ngoài các câu trả lời (quá ít câu trả "
          + "lời, hoặc không có bậc tự do), nên không có sai số chuẩn. Chọn p gần 0.5 hơn, hoặc "
          + "gộp nhóm.",
        en:
          "“{subject}”: the interval of the quantile reaches beyond the answers (too few of them, "
          + "or no degrees of freedom), so there is no standard error. Choose p nearer to 0.5, or "
          + "merge domains.")
    case .jackknifeOfQuantile:
      LocalizedText(
        vi: "«{subject}»: jackknife cho phương sai sai của hiệu, tổ hợp hay thứ hạng theo phân vị, "
          + "nên không có sai số chuẩn. Dùng linearization, bootstrap, brr hoặc fay.",
        en: "“{subject}”: the jackknife gives a wrong variance of a difference, combination or "
          + "ranking of quantiles, so there is no standard error. Use linearization, bootstrap, brr "
          + "or fay.")
    case .tooManyLevels:
      LocalizedText(
        vi: "«{columns}» có {count} giá trị, mỗi giá trị một hàng là quá {limit}, nên mục này bị "
          + "bỏ. Nêu «levels», hoặc gộp giá trị bằng «derive».",
        en:
          "“{columns}” has {count} {count:value|values}; a row each is more than {limit}, so the entry is "
          + "left out. State “levels”, or merge values by “derive”.")
    case .tableTooSmall:
      LocalizedText(
        vi:
          "«{subject}»: không có ít nhất hai giá trị ở mỗi cột, hoặc có quá 400 ô, nên không kiểm "
          + "định được. Gộp giá trị hoặc bỏ nhóm.",
        en:
          "“{subject}”: there are not two values of each column, or more than 400 cells, so there "
          + "is nothing to test. Merge values or leave the domain out.")
    case .testImpossible:
      LocalizedText(
        vi: "«{subject}»: có ô trống hoặc quá ít đơn vị chọn mẫu nên không kiểm định được. Gộp giá "
          + "trị.",
        en: "“{subject}”: there are empty cells or too few PSUs for the test. Merge values.")
    case .tooFewItems:
      LocalizedText(
        vi: "«{subject}»: độ tin cậy của thang đo cần ít nhất hai câu. Thêm câu.",
        en: "“{subject}”: the reliability of a scale needs two items at least. Add an item.")
    case .itemsWithoutVariance:
      LocalizedText(
        vi:
          "«{subject}»: mọi người trả lời một câu như nhau, nên không tính được độ tin cậy. Bỏ câu "
          + "đó.",
        en:
          "“{subject}”: everybody answered an item alike, so there is no reliability. Leave the item "
          + "out.")
    case .tooFewAnswers:
      LocalizedText(
        vi: "«{subject}»: quá ít hàng trả lời đủ các câu. Bỏ nhóm này hoặc gộp với nhóm khác.",
        en:
          "“{subject}”: too few rows have the answers needed. Leave the domain out or merge it with "
          + "another.")
    case .resultTooLarge:
      LocalizedText(
        vi:
          "«{subject}»: kết quả vượt quá số lớn nhất tính được, nên không có ước lượng. Giảm hệ số, "
          + "tổng hoặc quyền số đã ghi.",
        en: "“{subject}”: the result is beyond the largest number, so there is no estimate. Make "
          + "stated coefficients, totals or weights smaller.")
    case .answersAlike:
      LocalizedText(
        vi:
          "«{subject}»: mọi câu trả lời như nhau nên không có hệ số tương quan nội cụm. Bỏ cột này.",
        en: "“{subject}”: all answers are alike, so there is no intraclass correlation. Leave the "
          + "column out.")
    case .groupMeansAlike:
      LocalizedText(
        vi: "«{subject}»: trung bình của mọi cụm như nhau nên không có icc2. Chỉ dùng icc1.",
        en: "“{subject}”: the means of all clusters are alike, so there is no icc2. Use icc1 only.")
    case .tooFewGroups:
      LocalizedText(
        vi: "«{subject}»: cần ít nhất hai cụm, và một cụm có hai câu trả lời trở lên. Kiểm tra "
          + "«cluster».",
        en: "“{subject}”: two clusters at least are needed, and one with two answers. Check "
          + "“cluster”.")
    default: modelMessage
    }
  }

  private var modelMessage: LocalizedText? {
    switch self {
    case .negativeWeights:
      LocalizedText(
        vi:
          "hiệu chỉnh làm {count} quyền số âm, nhỏ nhất là {least}; ước lượng của nhóm nhỏ có thể "
          + "vô nghĩa. Thêm «bounds», hoặc dùng distance: raking.",
        en:
          "calibration made {count} {count:weight|weights} negative, the least is {least}; estimates "
          + "of small domains may mean nothing. Give “bounds”, or use distance: raking.")
    case .onlyLonePSUs:
      LocalizedText(
        vi:
          "tầng nào cũng chỉ có một đơn vị chọn mẫu và lonePSU: {policy} tính phương sai của chúng "
          + "bằng 0, nên sai số chuẩn 0 ở đây không nói lên điều gì. Gộp tầng, hoặc chọn adjust.",
        en:
          "every stratum has a single PSU and lonePSU: {policy} counts its variance as 0, so that "
          + "standard errors of 0 say nothing here. Merge strata, or choose adjust.")
    case .unitNotRanked:
      LocalizedText(
        vi:
          "«{subject}»: không xếp hạng được vì không có sai số chuẩn hoặc bậc tự do, hoặc vì không "
          + "còn đơn vị nào khác để so. Loại đơn vị này bằng «subset».",
        en:
          "“{subject}” cannot be ranked: it has no standard error or degrees of freedom, or no other "
          + "unit to be compared with. Leave it out by “subset”.")
    case .tooFewAreas:
      LocalizedText(
        vi: "«{subject}»: số địa bàn có ước lượng và sai số ít hơn mô hình cần. Bớt «predictors».",
        en:
          "“{subject}”: fewer areas have an estimate and its error than the model needs. Use fewer "
          + "“predictors”.")
    case .predictorMissing:
      LocalizedText(
        vi: "«{subject}»: có địa bàn thiếu giá trị của «predictors». Điền vào dữ liệu.",
        en: "“{subject}”: an area lacks a value of “predictors”. Fill in the data.")
    case .dependentPredictors:
      LocalizedText(
        vi: "«{subject}»: các cột «predictors» phụ thuộc nhau. Bỏ bớt cột.",
        en: "“{subject}”: the “predictors” determine each other. Remove one.")
    case .areaErrorNotPositive:
      LocalizedText(
        vi: "«{subject}»: sai số chuẩn {value} của địa bàn không lớn hơn 0. Sửa dữ liệu.",
        en: "“{subject}”: the area's standard error {value} is not above 0. Correct the data.")
    default: nil
    }
  }
}
