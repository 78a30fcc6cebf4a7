import Findings

extension AnalysisFault {
  /// Wording of what is wrong with a spec; nil for the other faults.
  var specMessage: LocalizedText? {
    switch self {
    case .unknownSchema:
      LocalizedText(
        vi: "đặc tả ghi schema «{value}», chương trình đọc «{expected}». Sửa lại cho đúng.",
        en: "the spec says schema “{value}”; this program reads “{expected}”. Correct it.")
    case .nothingAsked:
      LocalizedText(
        vi: "đặc tả không yêu cầu gì. Thêm «estimates», hoặc «weightsOut» nếu chỉ cần quyền số.",
        en: "the spec asks for nothing. Add “estimates”, or “weightsOut” where only weights "
          + "are wanted.")
    case .emptyList:
      LocalizedText(
        vi: "danh sách này trống nên không có gì để tính. Ghi ít nhất một mục, hoặc bỏ khóa.",
        en: "this list is empty, so there is nothing to work on. Give at least one entry, or "
          + "remove the key.")
    case .countDiffers:
      LocalizedText(
        vi: "ở đây có {count} mục, cần {expected}. Thêm hoặc bớt cho đủ.",
        en: "there {count:is|are} {count} {count:entry|entries} here, {expected} "
          + "{expected:is|are} needed. Add or remove some.")
    case .duplicateValue:
      LocalizedText(
        vi: "giá trị «{value}» đã có trong danh sách này (1 và 01 là cùng một số). Bỏ một lần.",
        en: "the value “{value}” stands in this list already (1 and 01 are the same number). "
          + "Remove one.")
    case .notPositive:
      LocalizedText(
        vi: "{value} không dùng được ở đây: cần một số lớn hơn 0.",
        en: "{value} cannot be used here: a number above 0 is needed.")
    case .notAShare:
      LocalizedText(
        vi: "{value} không dùng được ở đây: cần một số lớn hơn 0 và nhỏ hơn 1, ví dụ 0.95.",
        en: "{value} cannot be used here: a number above 0 and below 1 is needed, as in 0.95.")
    case .keyNeedsOther:
      LocalizedText(
        vi: "«{key}» như thế này cần có thêm khóa «{other}». Thêm «{other}» hoặc đổi «{key}».",
        en: "“{key}” as it stands here needs the key “{other}” as well. Add “{other}” or "
          + "change “{key}”.")
    case .keysExclude:
      LocalizedText(
        vi: "«{key}» và «{other}» không thể cùng có mặt vì chúng nói hai điều khác nhau. Bỏ "
          + "một khóa.",
        en: "“{key}” and “{other}” cannot stand together, they say two different things. "
          + "Remove one.")
    case .tooManyPopulationSizes:
      LocalizedText(
        vi: "có {count} cột cỡ tổng thể nhưng thiết kế chỉ có {stages} giai đoạn. Mỗi giai "
          + "đoạn nhiều nhất một cột.",
        en: "there {count:is|are} {count} {count:column|columns} of population sizes but the "
          + "design has {stages} {stages:stage|stages}. Give at most one a stage.")
    case .oneStageOnly:
      LocalizedText(
        vi: "xác suất chọn mẫu chỉ dùng cho thiết kế một giai đoạn, ở đây có {stages}. Bỏ "
          + "«probabilities» hoặc chỉ ghi một cột clusters.",
        en: "probabilities are for designs of one stage, this one has {stages}. Remove "
          + "“probabilities” or name one column of clusters.")
    case .boundsReversed:
      LocalizedText(
        vi: "giới hạn dưới {lower} và giới hạn trên {upper} không hợp lệ: cần {rule}. Sửa lại.",
        en: "the bounds {lower} and {upper} are not possible: {rule} is needed. Correct them.")
    case .marginSumsDiffer:
      LocalizedText(
        vi: "tổng các số của «{column}» là {sum}, còn của «{first}» là {expected}. Không có "
          + "quyền số nào khớp cả hai; sửa cho các tổng bằng nhau.",
        en: "the totals of “{column}” add up to {sum}, those of “{first}” to {expected}. No "
          + "weights can meet both; make the sums equal.")
    case .mixedDomains:
      LocalizedText(
        vi: "«by» có cả cột lẫn danh sách cột. Ghi toàn cột (một bảng) hoặc toàn danh sách "
          + "(nhiều bảng).",
        en: "“by” has columns and lists of columns side by side. Give columns only (one "
          + "table) or lists only (several tables).")
    case .nestedTooDeep:
      LocalizedText(
        vi: "ước lượng lồng nhau quá {limit} tầng. Tách ra cho đơn giản hơn.",
        en: "estimates are nested more than {limit} deep. Take them apart.")
    case .kindMissing:
      LocalizedText(
        vi: "mục này ({value}) không nói cần ước lượng gì{suggestion}. Thêm một trong: {allowed}.",
        en: "this entry ({value}) does not say what to estimate{suggestion}. Add one of: "
          + "{allowed}.")
    case .severalKinds:
      LocalizedText(
        vi: "mục này yêu cầu nhiều loại ước lượng cùng lúc: {value}. Mỗi loại một mục riêng.",
        en: "this entry asks for several kinds of estimates: {value}. Give each an entry of "
          + "its own.")
    case .kindNotHere:
      LocalizedText(
        vi: "«{value}» không dùng được bên trong một ước lượng khác. Dùng một trong: {allowed}.",
        en: "“{value}” cannot be used inside another estimate. Use one of: {allowed}.")
    case .notOneValue:
      LocalizedText(
        vi: "ước lượng bên trong phải cho đúng một số, ở đây cho nhiều số. Chỉ giữ một cột, "
          + "một mức hoặc một phân vị.",
        en: "an estimate inside another must give exactly one number, this one gives several. "
          + "Keep one column, level or quantile.")
    case .overwritesInput:
      LocalizedText(
        vi:
          "«weightsOut» là «{file}», một tệp đang được đọc, nên sẽ ghi đè số liệu. Chọn tên khác.",
        en: "“weightsOut” is “{file}”, a file that is read, and would be written over. Choose "
          + "another name.")
    case .sheetOfTextFile:
      LocalizedText(
        vi: "«{file}» là tệp văn bản, không có trang tính «{sheet}». Bỏ khóa «sheet».",
        en: "“{file}” is a text file and has no sheet “{sheet}”. Remove the key “sheet”.")
    default: nil
    }
  }
}
