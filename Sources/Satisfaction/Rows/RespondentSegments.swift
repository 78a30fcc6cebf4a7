import Questionnaires

/// The segments of respondents that figures are wanted for: everybody, then those who chose each
/// option of each group item.
struct RespondentSegments {
  /// The segment of everybody.
  static let everybody = 0

  /// An item whose options make segments.
  struct GroupItem {
    let item: Item
    /// One an option.
    let segments: Range<Int>
  }

  /// Group items in the order asked for.
  let items: [GroupItem]
  private let slots: [Int]
  /// The segment of each of the 256 bytes, group item after group item; `everybody` where a byte
  /// names no option.
  private let segmentOfByte: [Int]

  /// - Throws: a `Problem` where an item is not there or has no options.
  init(_ itemIDs: [String], in questionnaire: Questionnaire) throws {
    var items: [GroupItem] = []
    var segmentOfByte: [Int] = []
    slots = try itemIDs.map { id in
      let (slot, item) = try CodedItem.find(id, in: questionnaire)
      let first = items.last?.segments.upperBound ?? RespondentSegments.everybody + 1
      items.append(GroupItem(item: item, segments: first..<first + item.options.count))
      segmentOfByte += (UInt8.min...UInt8.max).map { byte in
        let position = AnswerByte.optionPosition(byte)
        return position.flatMap { $0 < item.options.count ? first + $0 : nil }
          ?? RespondentSegments.everybody
      }
      return slot
    }
    self.items = items
    self.segmentOfByte = segmentOfByte
  }

  /// Number of segments.
  var count: Int { items.last?.segments.upperBound ?? RespondentSegments.everybody + 1 }

  /// Calls `body` with every segment of a respondent but everybody's.
  func forEachGroup(of answers: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
    for item in slots.indices {
      let segment = segmentOfByte[item << 8 | Int(answers[slots[item]])]
      if segment != RespondentSegments.everybody { body(segment) }
    }
  }
}
