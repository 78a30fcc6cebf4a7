import Findings
import Testing

@testable import Tabulation

/// How tables are written: every key, in one order, null for what does not apply.
struct WritingTests {
  private func json(_ tables: EstimateTables) -> String {
    var bytes: [UInt8] = []
    tables.writeJSON(wording: { _ in "m" }, code: \.code) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func emptyTablesHaveEveryKey() {
    #expect(
      json(EstimateTables()) == """
        {"schema": "sipas.estimates/1",
         "design": null,
         "weights": null,
         "calibration": [],
         "estimates": [],
         "differences": [],
         "tests": [],
         "reliability": [],
         "ranks": [],
         "smallAreas": [],
         "problems": []}

        """)
  }

  @Test func numbersThatAreNoneBecomeNull() {
    var tables = EstimateTables()
    var row = EstimateRow.empty
    row.estimate = .nan
    row.variance = .infinity
    row.degreesOfFreedom = 99
    row.lower = 0.1
    tables.estimates = [row]
    let text = json(tables)
    #expect(text.contains("\"estimate\": null, "))
    #expect(text.contains("\"variance\": null, \"degreesOfFreedom\": 99, \"lower\": 0.1,"))
  }

  @Test func csvQuotesDomains() {
    var tables = EstimateTables()
    var row = EstimateRow.empty
    row.name = "a,b"
    row.by = [DomainValue("s", "E\"")]
    tables.estimates = [row]
    var bytes: [UInt8] = []
    tables.writeCSV(.estimates) { bytes += $0 }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines[0].hasPrefix("name,kind,of,by,level,probability,estimate,"))
    #expect(lines[1].hasPrefix("\"a,b\",mean,[],\"{\"\"s\"\": \"\"E\\\"\"\"\"}\",,,,"))
  }
}
