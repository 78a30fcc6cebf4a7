import Agencies
import Questionnaires
import Rules

/// One filled-in questionnaire, checked and coded: the form in which answers are stored and
/// counted. Identities (names, phones) travel beside it in `ImportedRow`, never inside.
public struct CodedResponse: Sendable, Hashable {
  /// What makes the response the same one when it comes again.
  public var identity: ResponseIdentity
  /// The unit that served the respondent and is assessed.
  public var unit: UnitKey
  /// Thôn or tổ dân phố, the primary sampling unit where the plan draws them; nil where every
  /// respondent is one.
  public var psu: String?
  /// One byte an item, in the order of `Questionnaire.items`; see `AnswerByte`.
  public var answers: [UInt8]
  /// Answers that do not fit a byte.
  public var details: [AnswerDetail]
  /// Design weight in units of 10^-4; 10000 where the file has none.
  public var weight: Int64
  /// Day of the answer, where the file has one.
  public var answeredOn: Day?
  /// Who asked or keyed, where the file says so.
  public var interviewer: String?
  /// Whether the response counts, by the method's rule.
  public var validity: ResponseValidity
  /// SHA-256 (32 bytes) of everything above except identity and validity.
  public var contentDigest: [UInt8]

  /// Made by `ResponseCoder`.
  public init(
    identity: ResponseIdentity, unit: UnitKey, psu: String?, answers: [UInt8],
    details: [AnswerDetail], weight: Int64, answeredOn: Day?, interviewer: String?,
    validity: ResponseValidity, contentDigest: [UInt8]
  ) {
    self.identity = identity
    self.unit = unit
    self.psu = psu
    self.answers = answers
    self.details = details
    self.weight = weight
    self.answeredOn = answeredOn
    self.interviewer = interviewer
    self.validity = validity
    self.contentDigest = contentDigest
  }
}

extension CodedResponse {
  /// SHA-256 (32 bytes) of the content as it is; other than `contentDigest` where the response was
  /// changed after it was coded.
  public func currentDigest() -> [UInt8] {
    var form = ContentForm()
    return form.digest(
      unit: unit, answers: answers, details: details,
      FieldValues(psu: psu, weight: weight, answeredOn: answeredOn, interviewer: interviewer))
  }
}

/// What makes a response the same one when it comes again.
public struct ResponseIdentity: Sendable, Hashable {
  /// Unique in the round: `uuid:…` or the sheet number with its unit, else the content digest and
  /// the count of equal rows before it in the file.
  public var key: String
  /// Whether the key was made of the content because the file has no id.
  public var isContentBased: Bool

  /// An id from the file or one made of the content.
  public init(key: String, isContentBased: Bool) {
    self.key = key
    self.isContentBased = isContentBased
  }
}

/// An answer that does not fit a byte.
public struct AnswerDetail: Sendable, Hashable {
  /// Position of the item in `Questionnaire.items`.
  public var slot: Int
  /// Text, number in shortest form, day as `2025-07-01`, or one chosen code of a multiple item
  /// (one detail each).
  public var value: String

  /// A value of an item.
  public init(slot: Int, value: String) {
    self.slot = slot
    self.value = value
  }
}

/// Whether a response counts (phiếu hợp lệ).
public enum ResponseValidity: Sendable, Hashable {
  /// It counts.
  case valid
  /// It is kept but does not count.
  case invalid(InvalidReason)
}

/// Why a response does not count.
public enum InvalidReason: String, Sendable, Codable, CaseIterable {
  /// Fewer items answered than the method asks for.
  case tooFewAnswers
  /// An item the method requires is not answered.
  case requiredItemMissing
}
