import Foundation
import Testing

/// The way of a refused row from the team's file to the store, seen from outside the program.
struct MendedRowsTests {
  let survey: SmallSurvey

  init() throws { survey = try SmallSurvey() }

  private let withTwoBad = [
    Phieu(number: "P1"), Phieu(number: "P2", unit: "99999"), Phieu(number: "P3", firstAnswer: "7"),
  ]

  /// Imports the file and gives its reject file with `old` replaced by `new`.
  private func mended(_ old: String, _ new: String) throws -> URL {
    let receipt = try survey.receipt(survey.file("phieu.csv", withTwoBad))
    let rejects = URL(fileURLWithPath: try #require(receipt.files.first?.rejectFile))
    try String(contentsOf: rejects, encoding: .utf8).replacing(old, with: new)
      .write(to: rejects, atomically: true, encoding: .utf8)
    return rejects
  }

  @Test func mendedRowsJoinTheirBatchAndGoWithIt() throws {
    let rejects = try mended("99999", "31834")
    let open = try survey.run("imports", "open")
    #expect(open.status == 1)
    #expect(open.output.contains("phieu.csv, hàng 3") && open.output.contains("[RES032]"))
    #expect(open.output.contains("phieu.csv, hàng 4") && open.output.contains("[RES020]"))
    #expect(open.output.contains("/tu-choi/lan-1/phieu-loi.csv"))
    let outcome = try survey.importing(rejects)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("vào lần nhập số 1"))
    let batch = try #require(try survey.batches().first)
    #expect(try survey.batches().count == 1)
    #expect(batch.runs.map { $0.files.map(\.mended) } == [[nil], [rejects.path]])
    #expect(batch.runs[1].files[0].name == batch.runs[0].files[0].name)
    #expect(batch.waiting == 1)
    let shown = try survey.run("imports", "show", "1").output
    #expect(shown.contains("phieu-loi.csv") && shown.contains("hàng 4"))
    #expect(!shown.contains("hàng 3"))
    #expect(try survey.run("imports", "list").output.contains("phieu-loi.csv"))
    #expect(try survey.run("imports", "undo", "1").output.contains("bỏ 2 phiếu"))
    #expect(try survey.run("imports", "open").status == 0)
  }

  @Test func whatWaitsIsCountedByRowsAndSheets() throws {
    let other = survey.folder.file("sai.csv")
    try "xe,màu\n1,đỏ\n".write(to: other, atomically: true, encoding: .utf8)
    _ = try survey.importing(other)
    _ = try mended("99999", "99999")
    let open = try survey.run("imports", "open")
    #expect(open.status == 1 && open.output.contains("sai.csv: cả trang tính, 1 dòng"))
    #expect(open.output.contains("Còn chờ sửa: 2 dòng, 1 trang tính (cả trang)."))
  }

  @Test func aRowThatNobodyNeedsIsDroppedByAWord() throws {
    let rejects = try mended(",,RES", ",bỏ,RES")
    let receipt = try survey.receipt(rejects)
    #expect(receipt.totals.skipped == 2 && receipt.exitCode == 0)
    #expect(try survey.run("imports", "open").status == 0)
  }

  @Test func aRejectFileOfAnotherWorkspaceIsNotTaken() throws {
    let rejects = try mended("99999", "31834")
    let other = try SmallSurvey()
    _ = try other.receipt(other.file("khac.csv", [Phieu(number: "P7")]))
    let outcome = try other.importing(rejects)
    #expect(outcome.status == 3 && outcome.errors.contains("[STO026]"))
    let place = try #require(outcome.errors.split(separator: "\n").first)
    #expect(place.contains("phieu-loi.csv, ô ") && place.contains("2 (_sipas_batch)"))
    #expect(try other.batches().count == 1)
    let document = try other.importing(rejects, "--format", "json")
    #expect(document.status == 3 && document.output.contains("\"code\" : \"STO026\""))
  }

  @Test func rejectFilesOfTwoImportsAreNamedAndNotTaken() throws {
    let first = try mended("99999", "31834")
    let second = try survey.receipt(survey.file("moi.csv", [Phieu(number: "P9", unit: "99999")]))
    let rejects = try #require(second.files.first?.rejectFile)
    let outcome = try survey.run("import", first.path, rejects)
    #expect(outcome.status == 4 && outcome.errors.contains("[RES052]"))
    #expect(outcome.errors.contains("phieu-loi.csv → 1"))
    #expect(outcome.errors.contains("moi-loi.csv → 2"))
    #expect(outcome.output.contains("nhập riêng từng nhóm tệp"))
    #expect(!outcome.output.contains("sửa trong tệp gốc"))
  }

  @Test func aConflictOfMendedRowsIsMendedInTheRejectFile() throws {
    let rejects = try mended("P2,99999", "P1,31825")
    let text = try String(contentsOf: rejects, encoding: .utf8)
    try text.replacing("P1,31825,ấp 1,16/11/2025,1,2,5", with: "P1,31825,ấp 1,16/11/2025,1,2,1")
      .write(to: rejects, atomically: true, encoding: .utf8)
    let outcome = try survey.importing(rejects)
    #expect(outcome.status == 4 && outcome.output.contains("phieu-loi.csv"))
    #expect(outcome.output.contains("Trong chính tệp từ chối vừa nhập"))
    #expect(!outcome.output.contains("sửa trong tệp gốc"))
    let open = try survey.run("imports", "open").output
    #expect(open.contains("/tu-choi/lan-1/phieu-loi.csv") && !open.contains("phieu-loi-2.csv"))
  }

  @Test func moreFindingsThanShownSayWhereTheyAre() throws {
    let rows = (1...30).map { Phieu(number: "P\($0)", firstAnswer: "\($0 + 9)") }
    let outcome = try survey.importing(survey.file("nhieu.csv", rows))
    #expect(
      outcome.errors.contains("… và 10 điều nữa (các dòng bị từ chối: sipas imports show 1)."))
  }

  @Test func aDryRunNamesTheFolderOfItsRejectFiles() throws {
    let files = try ["mot", "hai"].map { name in
      try survey.file(
        "\(name).csv", (1...15).map { Phieu(number: "\(name)\($0)", firstAnswer: "\($0 + 9)") })
    }
    let outcome = try survey.run("import", "--dry-run", files[0].path, files[1].path)
    let hint = outcome.errors.split(separator: "\n").last { $0.hasPrefix("… và 10 điều nữa") } ?? ""
    #expect(hint.contains("/tu-choi/chay-thu; ") && hint.contains("--format json"), "\(hint)")
  }

  @Test func aRejectFileOfAnUndoneImportMakesANewOneWithAWarning() throws {
    let rejects = try mended("99999", "31834")
    _ = try survey.run("imports", "undo", "1")
    let outcome = try survey.importing(rejects)
    #expect(outcome.status == 1 && outcome.errors.contains("[RES060]"))
    #expect(try survey.batches().map(\.status) == ["undone", "finished"])
  }

  @Test func theSameFileAgainSaysWhenItCame() throws {
    let file = try survey.file("phieu.csv", [Phieu(number: "P1")])
    _ = try survey.importing(file)
    let again = try survey.importing(file)
    #expect(again.status == 0)
    let line = try #require(again.errors.split(separator: "\n").first { $0.contains("[RES065]") })
    #expect(line.contains("lần nhập 1, lúc "))
    #expect(line.firstMatch(of: /\d{1,2}\/\d{1,2}\/\d{4} \d\d:\d\d/) != nil)
  }
}
