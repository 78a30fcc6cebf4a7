import Findings
import Rules

/// One version of what is asked (mẫu phiếu). Once a response points at it, it is never edited.
public struct Questionnaire: Sendable, Hashable {
  /// Stable id, `sipas-province-2025`.
  public var id: String
  /// Version, `1`.
  public var version: String
  /// Title as printed.
  public var title: LocalizedText
  /// Where it comes from.
  public var sources: [LegalSource]
  /// When it may be used.
  public var validity: Validity
  /// Headed parts, in print order.
  public var sections: [Section]
  /// All items of all sections, in print order. Position in this list is the item's slot.
  public var items: [Item]
  /// What could not be checked against the legal text.
  public var unverified: [UnverifiedMark]
  /// SHA-256 of the definition file.
  public var digest: ContentDigest

  /// Made by `QuestionnaireLoader`, which checks that the parts fit together.
  public init(
    id: String, version: String, title: LocalizedText, sources: [LegalSource], validity: Validity,
    sections: [Section], items: [Item], unverified: [UnverifiedMark], digest: ContentDigest
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.sources = sources
    self.validity = validity
    self.sections = sections
    self.items = items
    self.unverified = unverified
    self.digest = digest
  }

  /// The item with an id.
  public func item(_ id: String) -> Item? { items.first { $0.id == id } }

  /// Position of an item in `items`, which is its byte in a coded response.
  public func slot(of id: String) -> Int? { items.firstIndex { $0.id == id } }
}

/// A headed part of a questionnaire.
public struct Section: Sendable, Hashable {
  /// Stable id.
  public var id: String
  /// Heading.
  public var title: LocalizedText
  /// Ids of its items.
  public var itemIDs: [String]

  /// A part with its items.
  public init(id: String, title: LocalizedText, itemIDs: [String]) {
    self.id = id
    self.title = title
    self.itemIDs = itemIDs
  }
}

/// One question.
public struct Item: Sendable, Hashable {
  /// Stable id, `A1`: letters, digits and underscore.
  public var id: String
  /// Form of the answer.
  public var kind: ItemKind
  /// What the item is for.
  public var role: ItemRole
  /// The question.
  public var text: LocalizedText
  /// Answers offered, in the order of the stored codes (forms may print them otherwise): of a
  /// rating from the worst to the best.
  public var options: [Option]
  /// Whether a response without it has a fault.
  public var isRequired: Bool
  /// Asked only when this holds.
  public var relevant: Condition?
  /// An answer must satisfy this; `.` is the answer.
  public var constraint: Condition?
  /// What to say when it does not.
  public var constraintMessage: LocalizedText?
  /// Codes that are no answer, with their reason.
  public var missingCodes: [MissingCode]
  /// Smallest and largest number accepted, of a number item.
  public var range: ClosedRange<Double>?
  /// Further headers under which files carry the item.
  public var aliases: [String]

  /// Made by `QuestionnaireLoader`.
  public init(
    id: String, kind: ItemKind, role: ItemRole, text: LocalizedText, options: [Option] = [],
    isRequired: Bool = false, relevant: Condition? = nil, constraint: Condition? = nil,
    constraintMessage: LocalizedText? = nil, missingCodes: [MissingCode] = [],
    range: ClosedRange<Double>? = nil, aliases: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.role = role
    self.text = text
    self.options = options
    self.isRequired = isRequired
    self.relevant = relevant
    self.constraint = constraint
    self.constraintMessage = constraintMessage
    self.missingCodes = missingCodes
    self.range = range
    self.aliases = aliases
  }
}

/// Form of an answer.
public enum ItemKind: String, Sendable, Codable, CaseIterable {
  /// One level of an ordered scale.
  case rating
  /// One of several options.
  case choice
  /// Any number of several options.
  case multiple
  /// A number.
  case number
  /// Free text.
  case text
  /// A day.
  case date

  /// Whether the answer is stored as one byte.
  public var isCoded: Bool { self == .rating || self == .choice }
}

/// What an item is for.
public enum ItemRole: String, Sendable, Codable, CaseIterable {
  /// Nhận định, đánh giá.
  case perception
  /// Mức độ hài lòng.
  case satisfaction
  /// Nhu cầu, mong đợi.
  case expectation
  /// Who answered: sex, age group, occupation. Never identity.
  case respondent
  /// What was done and where: procedure, channel.
  case service
  /// Remarks.
  case remark
}

/// One answer offered.
public struct Option: Sendable, Hashable {
  /// Stored code, as text.
  public var code: String
  /// Label as printed.
  public var label: LocalizedText
  /// Further spellings accepted in files.
  public var aliases: [String]

  /// A code with its label.
  public init(code: String, label: LocalizedText, aliases: [String] = []) {
    self.code = code
    self.label = label
    self.aliases = aliases
  }
}

/// Why there is no answer.
public enum MissingReason: String, Sendable, Codable, CaseIterable {
  /// Không biết.
  case dontKnow
  /// Không trả lời.
  case refused
  /// Không áp dụng.
  case notApplicable
}

/// A code that is no answer.
public struct MissingCode: Sendable, Hashable {
  /// Stored code, as text.
  public var code: String
  /// Label as printed.
  public var label: LocalizedText
  /// What it means.
  public var reason: MissingReason

  /// A code with its reason.
  public init(code: String, label: LocalizedText, reason: MissingReason) {
    self.code = code
    self.label = label
    self.reason = reason
  }
}

/// The byte that stands for the answer to a rating or choice item in a coded response.
public enum AnswerByte {
  /// No answer was given.
  public static let blank: UInt8 = 0
  /// The first option; the n-th option (from 0) is `firstOption + n`.
  public static let firstOption: UInt8 = 1
  /// Largest number of options an item may have.
  public static let maxOptions = 240
  /// Không biết.
  public static let dontKnow: UInt8 = 251
  /// Không trả lời.
  public static let refused: UInt8 = 252
  /// Không áp dụng.
  public static let notApplicable: UInt8 = 253
  /// The item was not asked: its `relevant` did not hold.
  public static let notAsked: UInt8 = 254
  /// An item that is not stored as a byte but was answered (number, text, date, multiple).
  public static let answeredElsewhere: UInt8 = 255

  /// The byte of a reason.
  public static func byte(of reason: MissingReason) -> UInt8 {
    switch reason {
    case .dontKnow: dontKnow
    case .refused: refused
    case .notApplicable: notApplicable
    }
  }

  /// Position of the option from 0, or nil where the byte is no answer.
  public static func optionPosition(_ byte: UInt8) -> Int? {
    (firstOption...UInt8(maxOptions)).contains(byte) ? Int(byte - firstOption) : nil
  }
}
