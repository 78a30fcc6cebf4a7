import Reports
import Testing

@Suite struct TextTableTests {
  /// The two spellings of «Đất Mũi» look alike; both rows must be as wide as people see them.
  @Test func composedAndDecomposedLettersAlign() {
    let table = TextTable(
      columns: [.init("Đơn vị"), .init("n", .right)],
      rows: [["Xã Đất Mũi", "5"], ["Xa\u{303} Đa\u{302}\u{301}t Mu\u{303}i", "1.234"]])
    #expect(
      table.render() == """
        Đơn vị          n
        ──────────  ─────
        Xã Đất Mũi      5
        Xã Đất Mũi  1.234

        """)
  }

  @Test func longCellsEndInAnEllipsis() {
    let table = TextTable(columns: [.init("a", maxWidth: 6)], rows: [["Nguyễn Việt Khái"]])
    #expect(table.render() == "a\n──────\nNguyễ…\n")
  }

  @Test func controlCharactersCannotMoveTheCursor() {
    let table = TextTable(columns: [.init("a"), .init("b")], rows: [["x\u{1B}[2Jy\nz", "1"]])
    #expect(table.render() == "a         b\n────────  ─\nx [2Jy z  1\n")
  }

  @Test func shortRowsAreFilledAndEmptyTablesHaveAHeader() {
    #expect(
      TextTable(columns: [.init("a"), .init("b")], rows: [["1"]]).render() == "a  b\n─  ─\n1\n")
    #expect(TextTable(columns: [.init("a")]).render() == "a\n─\n")
    #expect(TextTable(columns: []).render() == "\n\n")
  }
}
