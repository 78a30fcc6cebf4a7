import Findings
import Questionnaires
import Testing

@testable import Responses

struct MappingDetectionTests {
  private func detect(
    _ rows: [[String?]], known: [ColumnMapping] = []
  ) throws -> (mapping: ColumnMapping, problems: [Problem])? {
    let detection = MappingDetection(questionnaire: try SampleSurvey.questionnaire(), known: known)
    return detection.mapping(
      ofFirstRows: rows.enumerated().map { row($1, number: $0 + 1) }, at: Place(file: "f.csv"))
  }

  private func targets(_ headers: [String?]) throws -> [String] {
    try #require(try detect([headers])).mapping.columns.map(\.target.written)
  }

  @Test func idsTextsAndNumberedTextsAreKnown() throws {
    #expect(
      try targets([
        "Mã đơn vị", "A1", "A2. Thái độ của công chức", "giới  tính", "Sex", "TUỔI", "Họ và tên",
      ]) == [
        "field:unit", "item:A1", "item:A2", "item:SEX", "item:SEX", "item:AGE",
        "field:personName",
      ])
  }

  @Test func fieldsAreKnownWithoutDiacriticsToo() throws {
    #expect(
      try targets([
        "ma_don_vi", "so_phieu", "ngay", "thon", "to dan pho", "Ngay tra loi", "dieu_tra_vien",
        "quyen_so", "Ho va ten", "STT", "so thu tu", "A1",
      ]) == [
        "field:unit", "field:sheetNumber", "field:answeredOn", "field:psu", "field:psu",
        "field:answeredOn", "field:interviewer", "field:weight", "field:personName", "ignore",
        "ignore", "item:A1",
      ])
    for field in ResponseField.allCases {
      for header in field.spellings {
        let bare = HeaderVocabulary(try SampleSurvey.questionnaire())
          .reading(of: Spelling.bare(header))
        #expect(bare == .target(.field(field)), "\(header)")
      }
    }
  }

  @Test func theMoreTrustedHeaderCountsWithoutDiacriticsToo() throws {
    let mapping = try #require(try SampleSurvey.mapping(of: ["A1", "ngay", "ngay tra loi"]))
    #expect(mapping.columns(of: .answeredOn).map(\.header) == ["ngay tra loi", "ngay"])
  }

  @Test func oldAndNewToneMarksAreTheSameWord() {
    #expect(Spelling.normalised("Thỏa mãn, hòa nhã") == Spelling.normalised("thoả  mãn HOÀ nhã"))
    #expect(Spelling.normalised("đất") != Spelling.normalised("dất"))
    #expect(Spelling.normalised("hoa") != Spelling.normalised("hòa"))
    #expect(Spelling.normalised("Ａ１") == "a1")
  }

  @Test func koboPathsTailAndSplitColumnsAreKnown() throws {
    #expect(
      try targets([
        "nhom/A1", "Kênh nộp hồ sơ", "Kênh nộp hồ sơ/Trực tuyến", "nhom/Q5/1", "Q5___3", "_uuid",
        "meta/instanceID", "_submission_time", "_index", "nhom-A2",
      ]) == [
        "item:A1", "item:Q5", "option:Q5/2", "option:Q5/1", "option:Q5/3", "field:instance",
        "field:instance", "field:answeredOn", "ignore", "item:A2",
      ])
  }

  @Test func titleRowsAboveAndTagRowBelowTheHeaderAreLeftOut() throws {
    let found = try #require(
      try detect([
        ["PHIẾU KHẢO SÁT", nil], [nil, nil], ["Mã đơn vị", "A1"], ["#adm3+code", "#indicator"],
        ["00101", "4"],
      ]))
    #expect(found.mapping.headerRow == 3)
    #expect(found.mapping.firstDataRow == 5)
    #expect(!found.problems.hasErrors)
  }

  @Test func mergedHeaderAboveAndLabelsBelowBelongToTheHeader() throws {
    let found = try #require(
      try detect([
        ["Mã đơn vị", "I. Phục vụ", nil], [nil, "A1", "A2"],
        [nil, "Mức độ hài lòng chung", "Thái độ của công chức"], ["00101", "4", "5"],
      ]))
    #expect(found.mapping.headerRow == 2)
    #expect(found.mapping.firstDataRow == 4)
    #expect(found.mapping.columns.map(\.target.written) == ["field:unit", "item:A1", "item:A2"])
  }

  @Test func nearMissIsSaidAndNeverTaken() throws {
    let found = try #require(try detect([["Mã đơn vị", "A1", "Gới tính"]]))
    #expect(found.mapping.columns[2].target == .unknown)
    let problem = try #require(found.problems.first)
    #expect(problem.code == "RES001")
    #expect(problem.facts["suggestion"] == " (→ «Giới tính»?)")
    #expect(problem.place.column == 3)
  }

  @Test func numberOfOneItemBeforeTheTextOfAnotherIsAmbiguous() throws {
    let found = try #require(try detect([["Mã đơn vị", "A1", "A2. Giới tính"]]))
    #expect(found.problems.map(\.code) == ["RES006", "RES062"])
    #expect(found.problems.hasErrors)
  }

  @Test func sheetWithoutItemsHasNoMapping() throws {
    #expect(try detect([["Hướng dẫn"], ["Điền số phiếu"]]) == nil)
    #expect(try detect([["Mã đơn vị", "Số phiếu"]]) == nil)
  }

  @Test func keptMappingIsUsedForTheSameHeaderOnly() throws {
    let headers = ["Mã đơn vị", "A1", "Cột lạ"]
    var kept = try #require(try detect([headers])).mapping
    kept.columns[2].target = .item("SEX")
    let again = try #require(try detect([["tiêu đề"], headers], known: [kept]))
    #expect(again.mapping.columns[2].target == .item("SEX"))
    #expect(again.mapping.headerRow == 2)
    #expect(again.mapping.firstDataRow == 3)
    let other = try #require(try detect([headers.reversed()], known: [kept]))
    #expect(other.mapping.columns[0].target == .unknown)
  }
}
