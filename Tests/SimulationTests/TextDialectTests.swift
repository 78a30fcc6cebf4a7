import Findings
import Foundation
import Testing

@testable import Simulation

@Suite struct TextDialectTests {
  /// Bytes made outside: `printf 'Xã Đất Mũi' | iconv -t TCVN5712-1 | xxd -p`. The first set
  /// of TCVN 5712 has the small letters and unmarked capitals at the places of the third.
  @Test(arguments: [
    ("Xã Đất Mũi", "58b720a7ca74204df269"), ("thủ tục", "7468f12074f463"),
    ("Phường Ơ Ư Ă Â Ê Ô", "5068adea6e67 20a5 20a6 20a1 20a2 20a3 20a4"),
    ("ằẳẵắặ ỳỷỹýỵ đ", "bbbcbdbec6 20 fafbfcfdfe 20 ae"),
    ("nghiêm túc, tận tình", "6e676869aa6d2074f3632c2074cb6e2074d76e68"),
  ])
  func tcvn3BytesAreThoseOfIconv(text: String, hex: String) throws {
    let bytes = try TextDialect.old.encoded(text)
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(digits == hex.filter { $0 != " " })
  }

  @Test func everyTCVN3ByteStandsForOneLetter() {
    let letters = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂĐÊÔƠƯ"
    let bytes = letters.unicodeScalars.compactMap(TCVN3.byte)
    #expect(bytes.count == 74 && Set(bytes).count == 74)
  }

  @Test func capitalsWithToneMarksAreWrittenSmallInTCVN3() throws {
    #expect(
      try TextDialect.old.encoded("Xã Ứng Hòa") == (try TextDialect.old.encoded("Xã ứng Hòa")))
    #expect(throws: Problem(SimulationFault.unencodableText, ["value": "№", "encoding": "TCVN3"])) {
      try TextDialect.old.encoded("Ấp № 1")
    }
  }

  @Test func decomposedLettersAreComposedFirst() throws {
    let decomposed = "đất mũi".decomposedStringWithCanonicalMapping
    #expect(try TextDialect.old.encoded(decomposed) == (try TextDialect.old.encoded("đất mũi")))
  }

  @Test func utf16IsLowByteFirst() throws {
    #expect(TextDialect.unicodeText.mark == [0xFF, 0xFE])
    #expect(try TextDialect.unicodeText.encoded("Đ1") == [0x10, 0x01, 0x31, 0x00])
  }

  @Test func cellsAreQuotedWhereTheyMustBe() {
    #expect(TextDialect.kobo.record(["1", "a\"b", ""]) == "\"1\";\"a\"\"b\";\"\"\r\n")
    #expect(
      TextDialect.plain.record(["1", "a\"b", "c,d", "e;f"]) == "1,\"a\"\"b\",\"c,d\",e;f\r\n")
    #expect(TextDialect.unicodeText.record(["a\tb", "c,d"]) == "\"a\tb\"\tc,d\r\n")
  }
}
