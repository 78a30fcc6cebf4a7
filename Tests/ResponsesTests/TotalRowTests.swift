import Findings
import Testing

@testable import Responses

/// Rows of totals at the foot of keyed sheets are refused, with the advice to leave them out.
struct TotalRowTests {
  private func problems(_ last: String) throws -> [Problem] {
    let folder = try ScratchFolder()
    let text = "STT,Mã đơn vị,Số phiếu,A1\n1,00101,1,4\n" + last
    let file = try folder.write(text, "a.csv")
    return try SampleSurvey.run(SampleSurvey.policy())
      .run(files: [file], into: MemoryStore(), clock: testClock).allProblems
      .filter { $0.place.row == 3 && $0.severity == .error }
  }

  @Test(arguments: ["Cộng,,,9", ",TỔNG CỘNG,30,9", "12,Total:,2,9", ",cong,2,9"])
  func theyAreTold(last: String) throws {
    let found = try problems(last)
    let total = try #require(found.first)
    #expect(total.code == "RES087" && found.count > 1)
  }

  @Test(arguments: ["2,Sở Tổng,1,4", "2,Xã Tổng,2,4", "2,00101,Cộng,4"])
  func otherRowsAreNot(last: String) throws {
    #expect(try !problems(last).contains { $0.code == "RES087" })
  }
}
