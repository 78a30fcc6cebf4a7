/// The `NodeAnswers` of the responses of one PSU, added up for every segment of respondents.
///
/// The tallies add the same weights, with a check for overflow, before.
struct PSUSums {
  /// Segments with a member, in order of appearance.
  private(set) var present: [Int] = []
  private let answers: NodeAnswers
  private let segments: RespondentSegments
  private var isPresent: [Bool]
  private var row: [Int64]
  private var sums: [Int64]

  init(_ answers: NodeAnswers, _ segments: RespondentSegments) {
    self.answers = answers
    self.segments = segments
    isPresent = Array(repeating: false, count: segments.count)
    row = Array(repeating: 0, count: answers.width)
    sums = Array(repeating: 0, count: segments.count * answers.width)
  }

  /// Forgets the responses, for the next PSU.
  mutating func removeAll() {
    for segment in present { isPresent[segment] = false }
    present.removeAll(keepingCapacity: true)
  }

  /// Adds a response; one of weight 0 stands for nobody.
  mutating func add(_ response: CountedRow) {
    guard response.weight > 0 else { return }
    row.withUnsafeMutableBufferPointer { answers.write(response, to: $0) }
    add(to: RespondentSegments.everybody)
    segments.forEachGroup(of: response.answers) { add(to: $0) }
  }

  /// Calls `body` with the sums of a segment that is present.
  func withSums(of segment: Int, _ body: (UnsafeBufferPointer<Int64>) -> Void) {
    sums.withUnsafeBufferPointer { sums in
      let start = segment * answers.width
      body(UnsafeBufferPointer(rebasing: sums[start..<start + answers.width]))
    }
  }

  private mutating func add(to segment: Int) {
    let start = segment * answers.width
    row.withUnsafeBufferPointer { row in
      sums.withUnsafeMutableBufferPointer { sums in
        let sums = UnsafeMutableBufferPointer(rebasing: sums[start..<start + row.count])
        if isPresent[segment] {
          for index in row.indices { sums[index] &+= row[index] }
        } else {
          _ = sums.update(from: row)
        }
      }
    }
    if !isPresent[segment] {
      isPresent[segment] = true
      present.append(segment)
    }
  }
}
