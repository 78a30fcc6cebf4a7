import Testing

@testable import Tables

@Suite struct CodeRestorationTests {
  private func restore(_ text: String, _ kind: CellKind) -> String? {
    CodeRestoration.restore(text, kind: kind, width: 5) { ["00127", "01"].contains($0) }
  }

  @Test func zerosComeBackWhereTheListHasTheCode() {
    #expect(restore("127", .number) == "00127")
    #expect(restore("127", .text) == "00127")
    #expect(restore("0127", .text) == "00127")
  }

  @Test func nothingIsGuessed() {
    #expect(restore("128", .number) == nil)
    #expect(restore("00127", .text) == nil)
    #expect(restore("12a", .text) == nil)
    #expect(restore("", .blank) == nil)
    #expect(restore("127", .date) == nil)
  }
}
