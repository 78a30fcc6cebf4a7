import Estimation
import Testing

@Suite("Importance and performance")
struct ImportancePerformanceTests {
  /// By hand: mean importance 0.25, mean performance 80. The second element lies on both axes.
  @Test func quadrants() throws {
    let analysis = try ImportancePerformance(
      importance: [0.4, 0.25, 0.1, 0.15, 0.35], performance: [70, 80, 75, 90, 85])
    #expect(isClose(analysis.meanImportance, 0.25))
    #expect(analysis.meanPerformance == 80)
    #expect(
      analysis.points.map(\.quadrant)
        == [.concentrateHere, .keepUp, .lowPriority, .possibleOverkill, .keepUp])
    #expect(analysis.points[3].importance == 0.15 && analysis.points[3].performance == 90)
  }

  @Test func nothingToPlace() {
    #expect(throws: EstimationFault.tooFewItems) {
      try ImportancePerformance(importance: [], performance: [])
    }
    #expect(throws: EstimationFault.lengthsDiffer) {
      try ImportancePerformance(importance: [1], performance: [])
    }
    #expect(throws: EstimationFault.notFinite) {
      try ImportancePerformance(importance: [1], performance: [.nan])
    }
  }
}
