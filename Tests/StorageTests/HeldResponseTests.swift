import Findings
import Responses
import Testing

@testable import Storage

struct HeldResponseTests {
  @Test func `a response is read back whole`() throws {
    let folder = try TestFolder()
    let store = try folder.store()
    let rows = [
      try TestSurvey.row(
        2, key: "k", psu: "Thôn 1", [4, 1, 255, 255],
        details: [AnswerDetail(slot: 2, value: "4"), AnswerDetail(slot: 3, value: "Tốt")],
        weight: 25_000, identities: ["phone": "0912"]),
      try TestSurvey.row(3, key: "m", [3, 1, 255, 0], validity: .invalid(.tooFewAnswers)),
    ]
    try store.importRows(rows)
    let batch = try store.begin("b.csv", .replace)
    let held = try store.responses(keys: ["m", "k", "absent", "k"], in: batch)
    #expect(held.count == 2)
    for row in rows {
      let one = try #require(held[row.response.identity.key])
      #expect(one == HeldResponse(response: row.response, identities: row.identities))
    }
  }

  @Test(arguments: [
    [], ["a"], ["", "12"], ["[3,\"b\"]", "x"], ["Chờ lâu, \"quá\"", "5"], ["\\", "\n"],
    ["],[", "7", "0"],
  ])
  func `answers that fit no byte are read as they were written`(values: [String]) throws {
    let details = values.enumerated().map { AnswerDetail(slot: $0 * 17, value: $1) }
    var text: [UInt8] = []
    DetailText.append(details, to: &text)
    #expect(try text.withUnsafeBufferPointer({ try DetailText.details($0) }) == details)
  }
}
