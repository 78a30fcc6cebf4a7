import CTextMarks

/// Columns of answers that stand side by side and whose cells count the same in each of them, so that
/// all answers of a row are taken at once.
struct AlikeColumns: Sendable {
  /// Position of the first.
  let first: Int
  let count: Int
  let classCount: Int
  /// Class of the digits and of the blank, as `answer_columns` has it.
  let classOfCode: [UInt8]
  /// The classes that satisfy, a bit a class.
  private(set) var satisfiedClasses: UInt32 = 0
  /// The columns that belong to each pair, a bit a column.
  private(set) var pairMembers: [UInt32]

  /// Words from one class of an answer to the next.
  var stride: Int { (count + 3) / 4 * 4 }

  /// Nil where columns are too many, lie apart, or differ.
  init?(_ items: [ItemCodes], pairCount: Int) {
    guard let model = items.first, items.count <= Int(ANSWER_SUMS_MOST), model.column > 0,
      model.classCount <= UInt32.bitWidth, answer_sums_are_possible()
    else { return nil }
    first = model.column
    count = items.count
    classCount = model.classCount
    classOfCode = AlikeColumns.classes(model)
    pairMembers = Array(repeating: 0, count: pairCount)
    for (index, item) in items.enumerated() {
      guard item.column == first + index, item.classCount == classCount,
        AlikeColumns.classes(item) == classOfCode, addPairs(of: item, index)
      else { return nil }
    }
  }

  private static func classes(_ item: ItemCodes) -> [UInt8] {
    item.codes[..<ItemCodes.other].map { code in
      guard let code else { return UInt8(ANSWER_SUMS_UNKNOWN) }
      return code.answerClass.map { UInt8($0) } ?? UInt8(ANSWER_SUMS_NONE)
    }
  }

  /// Takes in which pairs a column belongs to; false where that is more than a bit can say.
  private mutating func addPairs(of item: ItemCodes, _ index: Int) -> Bool {
    var isFirst = true
    for case let code? in item.codes {
      guard let answerClass = code.answerClass else { continue }
      for pair in pairMembers.indices where !code.contributions.isEmpty {
        let (given, satisfied) = (code.contributions[2 * pair], code.contributions[2 * pair + 1])
        guard satisfied <= given, given <= 1 else { return false }
        let member: UInt32 = given == 1 ? 1 << index : 0
        if isFirst { pairMembers[pair] |= member }
        guard pairMembers[pair] & 1 << index == member else { return false }
        guard given == 0 || learn(answerClass, satisfies: satisfied == 1) else { return false }
      }
      isFirst = false
    }
    return true
  }

  private var knownClasses: UInt32 = 0

  /// False where a class satisfies in one place and not in another.
  private mutating func learn(_ answerClass: Int, satisfies: Bool) -> Bool {
    let bit: UInt32 = 1 << answerClass
    guard knownClasses & bit == 0 else { return (satisfiedClasses & bit != 0) == satisfies }
    knownClasses |= bit
    if satisfies { satisfiedClasses |= bit }
    return true
  }
}

/// `AlikeColumns` as C reads them.
final class AlikeAnswers {
  let columns: UnsafeMutablePointer<answer_columns>
  private let members: UnsafeMutablePointer<UInt32>

  init(_ alike: AlikeColumns) {
    members = .allocate(capacity: max(1, alike.pairMembers.count))
    members.initialize(from: alike.pairMembers, count: alike.pairMembers.count)
    columns = .allocate(capacity: 1)
    var value = answer_columns()
    value.count = Int32(alike.count)
    value.class_count = Int32(alike.classCount)
    value.stride = Int32(alike.stride)
    value.pair_count = Int32(alike.pairMembers.count)
    value.satisfied_classes = alike.satisfiedClasses
    value.pair_members = UnsafePointer(members)
    withUnsafeMutableBytes(of: &value.class_of_code) { $0.copyBytes(from: alike.classOfCode) }
    columns.initialize(to: value)
  }

  deinit {
    columns.deallocate()
    members.deallocate()
  }
}
