import Agencies
import Findings
import Foundation
import Reports
import Responses
import Rules
import Sampling
import Testing

@Suite struct ProgressTests {
  private static let progress = [
    UnitProgress(
      unit: TinyReport.key, target: 45, received: 42, valid: 40, missing: 5, overTarget: 0,
      outOfQuota: 1, cells: [CellProgress(cell: "1|2", target: 20, valid: 18)]),
    UnitProgress(
      unit: UnitKey(code: "31999", validFrom: SampleReport.day), target: nil, received: 3, valid: 3,
      missing: 0, overTarget: 0, outOfQuota: 3, cells: []),
  ]
  private static let names = [TinyReport.key: "Sở Nội vụ"]

  @Test func theBoardHasARowAUnitAndTheSums() {
    #expect(
      ProgressText.render(Self.progress, names: Self.names) == """
        Đơn vị     Chỉ tiêu  Thu về  Hợp lệ  Còn thiếu  Vượt  Ngoài chỉ tiêu  Trạng thái
        ─────────  ────────  ──────  ──────  ─────────  ────  ──────────────  ──────────────
        Sở Nội vụ        45      42      40          5     0               1  thiếu
        31999             –       3       3          0     0               3  ngoài kế hoạch
        Cộng             45      45      43          5     0               4

        """)
  }

  @Test func theDocumentIsTheRecordedOne() throws {
    let document = ProgressDocument(
      round: "2025-1", simulated: false, progress: Self.progress, names: Self.names)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(document), as: UTF8.self)
    try Golden.expect(json, matches: "progress.json")
  }

  @Test func theDocumentReadsBack() throws {
    let document = ProgressDocument(
      round: "2025-1", simulated: false, progress: Self.progress, names: Self.names)
    let back = try JSONDecoder().decode(
      ProgressDocument.self, from: JSONEncoder().encode(document))
    #expect(back == document)
    #expect(back.schema == "sipas.progress/1")
  }
}
