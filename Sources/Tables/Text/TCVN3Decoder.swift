/// TCVN3 (bảng mã ABC, fonts .VnTime) into UTF-8, by the table of TCVN 5712:1993.
///
/// The fonts of the ABC family have no bytes for capitals with tones: writers switch to a capital
/// font (.VnTimeH), which a text file does not know, so such words come out in small letters. Files
/// written with the full set of the standard (VN1) have those capitals at 0x01-0x17 and 0x80-0x9F
/// and among the letters; they are decoded here too.
struct TCVN3Decoder: TextDecoder {
  private static let controls: [UInt8: Unicode.Scalar] = [
    0x01: "Ú", 0x02: "Ụ", 0x04: "Ừ", 0x05: "Ử", 0x06: "Ữ", 0x11: "Ứ", 0x12: "Ự", 0x13: "Ỳ",
    0x14: "Ỷ", 0x15: "Ỹ", 0x16: "Ý", 0x17: "Ỵ",
  ]
  private static let letters: [Unicode.Scalar] = Array(
    ("ÀẢÃÁẠẶẬÈẺẼÉẸỆÌỈĨ" + "ÍỊÒỎÕÓỌỘỜỞỠỚỢÙỦŨ"
      + "\u{A0}ĂÂÊÔƠƯĐăâêôơưđẰ"
      + "\u{300}\u{309}\u{303}\u{301}\u{323}àảãáạẲằẳẵắẴ"
      + "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ" + "éẹềểễếệìỉỄẾỒĩíịò"
      + "Ổỏõóọồổỗốộờởỡớợù" + "ỖủũúụừửữứựỳỷỹýỵỐ").unicodeScalars)

  private static let table: [[UInt8]] = (UInt8.min...UInt8.max).map { byte in
    let scalar: Unicode.Scalar? =
      byte >= 0x80 ? letters[Int(byte) - 0x80] : controls[byte] ?? Unicode.Scalar(byte)
    return Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
  }

  mutating func decode(
    _ input: UnsafeRawBufferPointer, isLast: Bool, into output: inout [UInt8]
  ) -> Int {
    let table = Self.table
    for byte in input { output.append(contentsOf: table[Int(byte)]) }
    return input.count
  }
}
