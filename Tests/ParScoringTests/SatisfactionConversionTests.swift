import Foundation
import ParScoring
import Rules
import Testing

@Suite("Satisfaction index to points")
struct SatisfactionConversionTests {
  /// Hà Tĩnh 2021: SIPAS 91.17 % is 9.12 of 10 points (9.117). The others by hand; 91.25 and
  /// 91.35 lie in the middle.
  @Test(arguments: [
    ("91.17", "9.12"), ("100", "10"), ("0", "0"), ("91.25", "9.13"), ("91.35", "9.14"),
    ("86.42", "8.64"),
  ])
  func percentTimesMaximumOverHundred(percent: String, points: String) throws {
    let value = try #require(Decimal(string: percent))
    let set = try #require(CriteriaLoader.load(path: Example.shipped("par-province-2024")).0)
    let conversion = try SatisfactionConversion(set, criterion: "8.1", on: Example.day)
    #expect(conversion.points(percent: value) == Points(points))
  }

  @Test func everyUnitWithItsTrace() throws {
    let set = try #require(CriteriaLoader.load(path: Example.shipped("par-unit-sample")).0)
    let points = try SatisfactionConversion(set, criterion: "8.1", on: Example.day)
      .points(of: Example.table([0.91171, nil]))
    #expect(points.map(\.points) == [Points("9.12"), nil])
    #expect(points.map(\.withheld) == [nil, .tooFewResponses])
    let trace = try #require(points[0].trace)
    #expect(trace.value == "9.12")
    #expect(trace.inputs.map(\.value) == ["91.17", "10"])
    #expect(points[1].trace == nil)
  }
}
