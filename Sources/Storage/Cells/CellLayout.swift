import Questionnaires

/// How the counts of a cell lie in its BLOB.
///
/// The coded items follow each other in slot order. An item with k options has k + 5 levels:
/// blank, option 1…k, không biết, không trả lời, không áp dụng, not asked. Every level takes two
/// little-endian 64-bit integers: the count of valid responses and the sum of their weights (in
/// units of 10^-4).
public struct CellLayout: Sendable, Hashable {
  /// A coded item in the layout.
  public struct CodedItem: Sendable, Hashable {
    /// Position in `Questionnaire.items`.
    public var slot: Int
    /// Item id.
    public var id: String
    /// Number of options.
    public var options: Int
    /// Position of its first level among all levels.
    public var firstLevel: Int

    /// Levels of the item.
    public var levels: Range<Int> { firstLevel..<firstLevel + options + 5 }
  }

  /// The coded items in slot order.
  public let items: [CodedItem]
  /// Items of the questionnaire, coded or not: bytes of a response.
  public let slots: Int
  /// Levels of all items.
  public let levelCount: Int

  static let impossible = UInt16.max
  /// Level of each byte of each coded item, 256 a coded item; `impossible` where it has none.
  let levelOfByte: [UInt16]

  /// The layout for the items of a questionnaire.
  public init(items: [StoredItem]) {
    var coded: [CodedItem] = []
    var levels: [UInt16] = []
    var next = 0
    for (slot, item) in items.enumerated() where item.kind.isCoded {
      let one = CodedItem(slot: slot, id: item.id, options: item.options, firstLevel: next)
      coded.append(one)
      levels += (0...255).map { CellLayout.level(of: UInt8($0), in: one) }
      next = one.levels.upperBound
    }
    self.items = coded
    slots = items.count
    levelCount = next
    levelOfByte = levels
  }

  private static func level(of byte: UInt8, in item: CodedItem) -> UInt16 {
    let level: Int? =
      switch byte {
      case AnswerByte.blank: 0
      case AnswerByte.dontKnow...AnswerByte.notAsked:
        item.options + 1 + Int(byte - AnswerByte.dontKnow)
      default:
        AnswerByte.optionPosition(byte).flatMap { $0 < item.options ? $0 + 1 : nil }
      }
    return level.map { UInt16(item.firstLevel + $0) } ?? impossible
  }

  /// Whether every byte is one that its item can have.
  func fits(_ answers: UnsafeBufferPointer<UInt8>) -> Bool {
    guard answers.count == slots else { return false }
    return items.indices.allSatisfy {
      levelOfByte[$0 << 8 + Int(answers[items[$0].slot])] != CellLayout.impossible
    }
  }
}

/// How often an answer was given.
public struct LevelCount: Sendable, Hashable {
  /// Valid responses.
  public var count: Int64
  /// Sum of their weights, in units of 10^-4.
  public var weight: Int64
}
