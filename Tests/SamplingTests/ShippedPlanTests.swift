// Expected totals by hand: 13 agencies × 50 with two raised to 60 make 670; 64 communes × 40 with
// two raised to 60, one to 50 and two lowered to 30 make 2,590.
import Agencies
import Foundation
import Rules
import Sampling
import Testing

@Test func theShippedPlanCoversEveryAgencyAndCommuneOfCaMau() throws {
  let sampleData = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "SampleData")
  let paths = ["units/provinces.csv", "units/communes.csv", "ca-mau/agencies.csv"]
  let directory = try paths.reduce(UnitDirectory([])) { all, path in
    let list = UnitListLoader.load(path: sampleData.appending(path: path).path).0
    return all.merged(with: try #require(list)).0
  }
  let (loaded, problems) = PlanLoader.load(
    path: sampleData.appending(path: "ca-mau/plan.yaml").path, directory: directory,
    province: "96", options: PlanExamples.options)
  #expect(problems == [])
  let plan = try #require(loaded)
  let kinds = plan.targets.map { directory.unit($0.unit)?.kind }
  #expect(plan.targets.count == 77)
  #expect(kinds.count { $0 == .provincialAgency } == 13)
  #expect(plan.targets.map(\.count).reduce(0, +) == 670 + 2590)
  #expect(plan.targets.count { !$0.cells.isEmpty } == 1)
}
