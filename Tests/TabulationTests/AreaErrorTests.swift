import Testing

@testable import Tabulation

/// Standard errors of areas that no survey can have are told where they stand.
struct AreaErrorTests {
  @Test func everyErrorNotAboveZeroIsToldAtItsCell() throws {
    let path = try Fixture.path("faults/area-error-not-positive.yaml")
    let tables = Tabulation.tables(specPath: path)
    #expect(tables.smallAreas.isEmpty)
    #expect(tables.problems.map(\.place.row) == [4, 6])
    #expect(tables.problems.allSatisfy { $0.place.column == 3 && $0.place.header == "s" })
    #expect(tables.problems.map { $0.facts["value"] } == ["0.0", "-0.1"])
  }
}
