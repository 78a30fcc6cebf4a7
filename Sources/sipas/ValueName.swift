/// What stands for a value in help texts, in the language of the run.
enum ValueName {
  static let folder = say(vi: "thư-mục", en: "folder")
  static let file = say(vi: "tệp", en: "file")
  static let code = say(vi: "mã", en: "code")
  static let name = say(vi: "tên", en: "name")
  static let number = say(vi: "số", en: "number")
  static let day = say(vi: "năm-tháng-ngày", en: "yyyy-mm-dd")
  static let round = say(vi: "đợt", en: "round")
  static let questionnaire = say(vi: "mẫu-phiếu", en: "questionnaire")
  static let batch = say(vi: "lần-nhập", en: "batch")
  static let encoding = say(vi: "bảng-mã", en: "encoding")
  static let form = say(vi: "dạng", en: "format")
  static let old = say(vi: "bản-cũ", en: "old")
  static let new = say(vi: "bản-mới", en: "new")
}
