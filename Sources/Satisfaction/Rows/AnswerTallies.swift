/// The answers of every unit and of every segment of respondents, counted in one pass.
struct AnswerTallies {
  /// One a unit, in counting order.
  private(set) var units: [AnswerTally]
  /// One a segment of all units together.
  private(set) var segments: [AnswerTally]
  private let cells: AnswerCells

  /// Responses of weight 0 stand for nobody and are not counted.
  init(_ responses: CountedResponses, _ segments: RespondentSegments, _ cells: AnswerCells) {
    self.cells = cells
    units = responses.psusOfUnit.map { _ in AnswerTally(cells) }
    self.segments = (0..<segments.count).map { _ in AnswerTally(cells) }
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: cells.items) { answered in
      responses.withRows { rows in
        for (unit, psus) in responses.psusOfUnit.enumerated() {
          for psu in psus {
            rows.forEach(of: psu) { row in
              guard row.weight > 0 else { return }
              cells.write(row.answers, to: answered)
              units[unit].add(answered, weight: row.weight)
              segments.forEachGroup(of: row.answers) {
                self.segments[$0].add(answered, weight: row.weight)
              }
            }
          }
        }
      }
    }
    self.segments[RespondentSegments.everybody] = sum(of: Array(units.indices))
  }

  /// The answers of some units together.
  func sum(of members: [Int]) -> AnswerTally {
    members.reduce(into: AnswerTally(cells)) { $0.add(units[$1]) }
  }
}
