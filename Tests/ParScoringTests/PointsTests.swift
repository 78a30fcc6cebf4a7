import Foundation
import ParScoring
import Testing

@Suite("Points are exact decimals")
struct PointsTests {
  /// In binary, 0.1 + 0.2 is not 0.3.
  @Test func sumIsExact() throws {
    let parts = try ["0.1", "0.2"].map { try #require(Points($0)) }
    #expect(parts[0] + parts[1] == Points("0.3"))
  }

  @Test(arguments: ["", "-1", "1,5", "1.", ".5", "1e3", "1.2.3", "٣", "abc"])
  func notPoints(text: String) {
    #expect(Points(text) == nil)
  }

  @Test func writtenAndReadAsText() throws {
    let points = try #require(Points("9.12"))
    let data = try JSONEncoder().encode([points])
    #expect(String(decoding: data, as: UTF8.self) == #"["9.12"]"#)
    #expect(try JSONDecoder().decode([Points].self, from: data) == [points])
  }
}
