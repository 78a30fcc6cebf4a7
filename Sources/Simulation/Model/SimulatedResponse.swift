import Questionnaires
import Rules

/// One invented response (phiếu mô phỏng), in a buffer that streams fill again for every response.
public struct SimulatedResponse: Sendable, Hashable {
  /// Number of the response in its unit, from 1.
  public var number: Int
  /// Number printed on the sheet, `DM-0001`.
  public var sheetNumber: String
  /// Instance id as web forms give it, in the form of a random UUID.
  public var instanceID: String { uuid.text }
  /// Thôn, ấp or khóm; nil where the unit has none.
  public var village: String?
  /// Who asked, `MP07`: the letters stand for mô phỏng.
  public var interviewer: String
  /// Day of the answer.
  public var answeredOn: Day
  /// Second of that day, 0 to 86,399.
  public var secondOfDay: Int
  /// One byte an item, in the order of `Questionnaire.items`; see `AnswerByte`.
  public var answers: [UInt8]
  /// Answers that do not fit a byte, by slot.
  public var details: [SimulatedDetail]

  var uuid: RandomUUID

  /// An unanswered response of a questionnaire with `itemCount` items.
  public init(itemCount: Int, answeredOn: Day) {
    number = 0
    sheetNumber = ""
    uuid = RandomUUID(high: 0, low: 0)
    village = nil
    interviewer = ""
    self.answeredOn = answeredOn
    secondOfDay = 0
    answers = [UInt8](repeating: AnswerByte.blank, count: itemCount)
    details = []
  }

  /// The answers of an item that do not fit a byte, in the order they were given.
  public func details(of slot: Int) -> [String] {
    details.filter { $0.slot == slot }.map(\.value)
  }
}

/// An invented answer that does not fit a byte.
public struct SimulatedDetail: Sendable, Hashable {
  /// Position of the item in `Questionnaire.items`.
  public var slot: Int
  /// Text, number in shortest form, day as `2025-07-01`, or one chosen code of a multiple item.
  public var value: String

  /// A value of an item.
  public init(slot: Int, value: String) {
    self.slot = slot
    self.value = value
  }
}
