import Findings
import Testing

struct PlaceTests {
  @Test(arguments: [
    (1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"),
    (16384, "XFD"), (0, ""),
  ])
  func columnsHaveTheLettersOfASpreadsheet(column: Int, letters: String) {
    #expect(Place.columnLetters(column) == letters)
  }

  @Test(arguments: [
    (Place(), "", ""),
    (Place(file: "a.csv"), "a.csv", "a.csv"),
    (Place(file: "a.yaml", line: 3, column: 7), "a.yaml, dòng 3:7", "a.yaml, line 3:7"),
    (Place(file: "a.yaml", line: 3), "a.yaml, dòng 3", "a.yaml, line 3"),
    (
      Place(file: "p.xlsx", sheet: "Xã A", row: 17, column: 3, header: "A1"),
      "p.xlsx, trang tính Xã A, ô C17 (A1)", "p.xlsx, sheet Xã A, cell C17 (A1)"
    ),
    (Place(file: "a.csv", row: 2), "a.csv, hàng 2", "a.csv, row 2"),
    (Place(file: "a.csv", column: 28), "a.csv, cột AB", "a.csv, column AB"),
    (
      Place(file: "a.csv", line: 9, row: 5, column: 2), "a.csv, dòng 9, ô B5",
      "a.csv, line 9, cell B5"
    ),
    (Place(item: "A1"), "A1", "A1"),
    (Place(file: "a", header: "Câu 1", item: "A1"), "a (Câu 1)", "a (Câu 1)"),
  ])
  func aPlaceReadsAsOneLine(place: Place, vi: String, en: String) {
    #expect(place.text(in: .vi) == vi)
    #expect(place.text(in: .en) == en)
  }
}
