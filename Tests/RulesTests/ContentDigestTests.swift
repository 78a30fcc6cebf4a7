import Foundation
import Rules
import Testing

/// Expected: `sha256sum Tests/RulesTests/Fixtures/digest.txt` (coreutils 9.1), and the digests of
/// "abc" and of one million "a" in FIPS 180-2, appendix B.
struct ContentDigestTests {
  private let ofFixture = "fa649390d60503ee377288b6cd645b4ff1b6b287ce9c81b855fccf8b7323e9c4"

  @Test func aFileHasTheDigestSha256sumPrints() throws {
    let path = try Fixture.path("digest.txt")
    #expect(try ContentDigest(ofFile: path).hex == ofFixture)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(ContentDigest(of: bytes).hex == ofFixture)
  }

  @Test func publishedVectorsAreMet() {
    #expect(
      ContentDigest(of: Data("abc".utf8)).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      ContentDigest(of: Data(repeating: 0x61, count: 1_000_000)).hex
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func aFileThatIsNotThereIsSaid() {
    #expect(throws: (any Error).self) { try ContentDigest(ofFile: "/nowhere/at/all") }
  }

  @Test func onlySixtyFourLowerCaseDigitsAreADigest() {
    #expect(ContentDigest(hex: ofFixture)?.description == ofFixture)
    #expect(ContentDigest(hex: ofFixture.uppercased()) == nil)
    #expect(ContentDigest(hex: String(ofFixture.dropLast())) == nil)
    #expect(ContentDigest(hex: "g" + ofFixture.dropFirst()) == nil)
  }

  @Test func aDigestIsTextInJSON() throws {
    let digest = ContentDigest(of: Data("abc".utf8))
    let json = try JSONEncoder().encode([digest])
    #expect(try JSONDecoder().decode([ContentDigest].self, from: json) == [digest])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([ContentDigest].self, from: Data(#"["abc"]"#.utf8))
    }
  }
}
