import Questionnaires

/// What an answer byte means for a satisfied share.
enum AnswerClass: UInt8 {
  /// Enters nowhere.
  case none = 0
  /// An answer that does not count as satisfied.
  case unsatisfied = 1
  /// An answer that counts as satisfied.
  case satisfied = 2
  /// Asked, not answered, and counted as not satisfied by the denominator rule.
  case missingCounted = 3
}

/// One item as it enters the tree.
struct TreeLeaf {
  /// Id of the item.
  let itemID: String
  /// Its own node in the tree.
  let node: Int
  /// Position in `Questionnaire.items`.
  let slot: Int
  /// Number of its options.
  let optionCount: Int
  /// The `AnswerClass` of each of the 256 bytes.
  let classes: [UInt8]
  /// The bytes that enter the denominator.
  let countedBytes: [Int]

  init(node: Int, slot: Int, item: Item, satisfiedCodes: [String], denominator: Denominator) {
    itemID = item.id
    self.node = node
    self.slot = slot
    optionCount = item.options.count
    var classes = Array(repeating: AnswerClass.none.rawValue, count: 256)
    for (position, option) in item.options.enumerated() where position < AnswerByte.maxOptions {
      let isSatisfied = satisfiedCodes.contains(option.code)
      classes[Int(AnswerByte.firstOption) + position] =
        (isSatisfied ? AnswerClass.satisfied : .unsatisfied).rawValue
    }
    if denominator == .responses {
      for byte in TreeLeaf.missingBytes {
        classes[Int(byte)] = AnswerClass.missingCounted.rawValue
      }
    }
    self.classes = classes
    countedBytes = classes.indices.filter { classes[$0] != AnswerClass.none.rawValue }
  }

  /// Asked and applicable, but no answer. «Không áp dụng» is none of them: the item does not apply.
  static let missingBytes = [AnswerByte.blank, AnswerByte.dontKnow, AnswerByte.refused]
}
