import Findings
import Foundation
import Testing

@testable import Responses

/// Names and phone numbers are kept apart; what is told of an import never holds them.
struct PersonalDataTests {
  private let folder: ScratchFolder
  private let header = "unit,Số phiếu,A1,Họ và tên,SĐT\n"

  init() throws { folder = try ScratchFolder() }

  private func receipt(_ rows: String, name: String = "phieu.csv") throws -> ImportReceipt {
    let file = try folder.write(header + rows, name)
    return try SampleSurvey.run(SampleSurvey.policy(rejects: folder.path))
      .run(files: [file], into: MemoryStore(), clock: testClock)
  }

  @Test func theColumnsAreNamedOnceAFileAndNothingNeedsALook() throws {
    let one = try receipt("00101,1,4,Trần Văn Bí,0912000111\n00101,2,5,Lê Thị Mật,\n")
    let found = one.files[0].problems.filter { $0.code == "RES084" }
    #expect(found.map(\.facts) == [["count": "2", "columns": "D («Họ và tên»), E («SĐT»)"]])
    #expect(found.map(\.severity) == [.note])
    #expect(one.allProblems.count { $0.code == "RES084" } == 1)
  }

  /// A name longer than any: the row is refused for a cell that holds personal data.
  @Test func noFindingRepeatsACellOfThem() throws {
    let long = String(repeating: "Bí Mật ", count: 200)
    let one = try receipt("00101,1,9x,Trần Văn Bí,0912000111\n00101,2,5,\(long),0912000222\n")
    #expect(one.totals.refused == 2)
    let json = String(decoding: try JSONEncoder().encode(one), as: UTF8.self)
    #expect(json.contains("RES035") && json.contains("9x"))
    for personal in ["Bí", "Mật", "0912000111", "0912000222"] {
      #expect(!json.contains(personal))
    }
  }

  @Test(arguments: ["phieu.csv", "phieu.xlsx"])
  func aRejectFileHoldsTheWholeRowForTheUserAlone(name: String) throws {
    let path = folder.path + "/" + name
    if name.hasSuffix("xlsx") {
      let cells = (header + "00101,1,9x,Trần Văn Bí,0912000111").split(separator: "\n")
      try Workbooks.write(cells.map { $0.split(separator: ",").map(String.init) }, to: path)
    } else {
      _ = try folder.write(header + "00101,1,9x,Trần Văn Bí,0912000111\n", name)
    }
    let receipt = try SampleSurvey.run(SampleSurvey.policy(rejects: folder.path))
      .run(files: [path], into: MemoryStore(), clock: testClock)
    let reject = try #require(receipt.files[0].rejectFile)
    let mode = try FileManager.default.attributesOfItem(atPath: reject)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let rows = try Workbooks.rows(of: reject)
    #expect(rows.last?.contains("Trần Văn Bí") == true)
  }
}
