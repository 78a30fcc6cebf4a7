import Findings
import Foundation
import Questionnaires
import Reports
import Responses
import Rules
import Satisfaction
import Testing

@Suite struct TerminalTests {
  @Test func theIndexShowsReasonsWhereThereIsNoFigure() {
    var table = TinyReport.make().table
    table.method.unverified = []
    table.questionnaire.unverified = []
    #expect(
      IndexText.render(table) == """
        Cơ quan cấp tỉnh: 82,67\u{A0}% (77,67–87,67) · trung bình cộng 1 trong 2 đơn vị
        Hạng  Khoảng hạng  Nhóm  Đơn vị     Phiếu   Chỉ số  Khoảng tin cậy
        ────  ───────────  ────  ─────────  ─────  ───────  ────────────────────────────────────
           1          1–1     1  Sở Nội vụ     40  82,67\u{A0}%  77,67–87,67
           –            –     –  Sở Y tế        4        –  không xếp hạng: dưới 30 phiếu hợp lệ

        Khoảng tin cậy 95\u{A0}%: chỉ một phần người dân được hỏi, nên chỉ số thật có thể ở bất cứ đâu \
        trong khoảng này; càng ít phiếu, khoảng càng rộng.
        Hạng: xếp theo chỉ số đã làm tròn; bằng nhau thì cùng hạng.
        Khoảng hạng: các hạng mà dữ liệu còn để ngỏ khi so mọi đơn vị trong khối cùng lúc.
        Nhóm: đánh số từ cao xuống; các đơn vị cùng nhóm không phân biệt được với đơn vị đầu nhóm.

        Mã kiểm tra phiếu (SHA-256): \(table.inputDigest.hex)
        Mã kiểm tra phương pháp: \(table.method.digest.hex)
        Mã kiểm tra mẫu phiếu: \(table.questionnaire.digest.hex)

        """)
  }

  @Test func whatHoldsForEveryFigureComesFirst() {
    var table = TinyReport.make().table
    let mark = UnverifiedMark(subject: "rounding", reason: LocalizedText(vi: "chưa có bản gốc"))
    table.method.unverified = [mark]
    table.questionnaire.unverified = [mark]
    #expect(
      IndexText.render(
        table, marks: ResultMarks(isSimulated: true, unfinishedImports: [3])
      ).hasPrefix(
        """
        SỐ LIỆU MÔ PHỎNG – KHÔNG PHẢI KẾT QUẢ THẬT
        CHƯA ĐỦ SỐ LIỆU: lần nhập 3 còn dở dang, các số dưới đây chỉ tính trên phần đã nhập. Không \
        dùng để công bố.
        CHƯA ĐỐI CHIẾU với văn bản pháp lý: 2 điểm của cách tính chỉ số. Danh sách: sipas report.

        """))
    #expect(
      IndexText.render(
        table, language: .en, marks: ResultMarks(isSimulated: true, unfinishedImports: [3, 5])
      ).hasPrefix(
        """
        SIMULATED DATA – NOT REAL RESULTS
        INCOMPLETE: imports 3, 5 are unfinished; the figures below rest on what is in so far. Do \
        not publish them.
        NOT VERIFIED against the legal text: 2 points of the calculation. See the list by sipas \
        report.

        """))
    table.method.unverified = []
    table.questionnaire.unverified = []
    let plain = IndexText.render(table)
    #expect(plain.hasPrefix("Cơ quan cấp tỉnh: "))
  }

  @Test func anEmptyTableSaysSo() {
    var table = TinyReport.make().table
    table.blocks = []
    table.units = []
    table.method.unverified = []
    table.questionnaire.unverified = []
    #expect(IndexText.render(table, language: .en).hasPrefix("There is no unit yet.\n"))
  }

  @Test func pointsWithoutAnIndexAreADash() {
    let points = [
      ParPoints(
        unit: nil, criterion: LocalizedText(vi: "8.1 Hài lòng"), maxPoints: 10, points: "8.27"),
      ParPoints(
        unit: TinyReport.key, criterion: LocalizedText(vi: "8.1 Hài lòng"),
        maxPoints: Decimal(sign: .plus, exponent: -1, significand: 25), points: nil),
    ]
    #expect(
      PointsText.render(points, names: [:], province: "Tỉnh Cà Mau") == """
        Đơn vị       Tiêu chí      Điểm chuẩn  Điểm
        ───────────  ────────────  ──────────  ────
        Tỉnh Cà Mau  8.1 Hài lòng          10  8,27
        H01          8.1 Hài lòng         2,5     –

        """)
  }

  /// Points and progress of a training round could be taken for real ones as well as the index.
  @Test func pointsAndProgressSayThatTheyAreSimulated() {
    let points = PointsText.render(
      [], names: [:], province: "",
      marks: ResultMarks(isSimulated: true, unverifiedRules: 3, unverifiedCriteria: 1))
    #expect(
      points.hasPrefix(
        "SỐ LIỆU MÔ PHỎNG – KHÔNG PHẢI KẾT QUẢ THẬT\nCHƯA ĐỐI CHIẾU với văn bản pháp lý: "
          + "3 điểm của cách tính chỉ số, 1 điểm của bộ tiêu chí CCHC. "))
    #expect(
      ProgressText.render([], names: [:], language: .en, marks: ResultMarks(isSimulated: true))
        .hasPrefix("SIMULATED DATA – NOT REAL RESULTS\n\n"))
    #expect(!ProgressText.render([], names: [:]).contains("MÔ PHỎNG"))
  }

  @Test func anImportThatKeptNothingShowsNothingKept() {
    var counts = RowCounts()
    (counts.new, counts.changed, counts.unchanged, counts.refused) = (207, 5, 6, 49)
    func columns(_ end: ImportEnd) -> [Substring] {
      let run = RunSummary(
        startedOn: SampleReport.day, timeOfDay: "09:05", user: "hoa", files: [], counts: counts,
        end: end)
      let batch = BatchSummary(
        id: 7, runs: [run], counts: counts, end: end, waiting: 0, waitingSheets: 2)
      return ImportsText.render([batch], language: .en).split(separator: "\n")[2]
        .split(separator: " ")
    }
    #expect(columns(.reverted)[4...9] == ["267", "0", "0", "0", "49", "0"])
    #expect(columns(.undone)[4...7] == ["267", "0", "0", "0"])
    #expect(columns(.finished)[4...8] == ["267", "207", "5", "6", "49"])
    #expect(columns(.finished)[10...13] == ["0", "+", "2", "sheets"])
  }

  @Test func anImportShowsEveryRunAndItsWaitingRows() {
    var first = RowCounts()
    first.new = 1200
    first.refused = 3
    var second = RowCounts()
    second.new = 2
    let digest = ContentDigest(of: Data())
    let runs = [
      RunSummary(
        startedOn: SampleReport.day, timeOfDay: "09:05", user: "hoa",
        files: [ImportedFile(name: "in/a.csv", digest: digest)], counts: first, end: .finished),
      RunSummary(
        startedOn: SampleReport.day, timeOfDay: "14:30", user: "lan",
        files: [ImportedFile(name: "in/a.csv", digest: digest, mended: "tu-choi/a-loi.csv")],
        counts: second, end: .finished),
    ]
    let batch = BatchSummary(id: 7, runs: runs, counts: first + second, end: .finished, waiting: 1)
    #expect(
      ImportsText.render([batch], language: .en) == """
        Import  Started           User   Read    New  Changed  Unchanged  Refused  Skipped  Waiting  End       Files
        ──────  ────────────────  ────  ─────  ─────  ───────  ─────────  ───────  ───────  ───────  ────────  ─────────
             7  2025-07-01 09:05  hoa   1,203  1,200        0          0        3        0        1  finished  a.csv
             +  2025-07-01 14:30  lan       2      2        0          0        0        0           finished  a-loi.csv

        """)
    #expect(
      ImportsText.files(of: batch, language: .en) == """
        Files of import 7:
          in/a.csv
          tu-choi/a-loi.csv
        """)
  }
}
