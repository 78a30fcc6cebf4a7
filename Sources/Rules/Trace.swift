import Findings

/// How a number came about: its value, the rule that made it, and the numbers it was made of.
public struct Trace: Hashable, Sendable, Codable {
  /// What the number is.
  public var name: LocalizedText
  /// The number as text, in full precision or as published.
  public var value: String
  /// The rule in words.
  public var rule: LocalizedText?
  /// Where the rule comes from.
  public var source: LegalSource?
  /// The numbers it was made of.
  public var inputs: [Trace]

  /// One step of a calculation.
  public init(
    name: LocalizedText, value: String, rule: LocalizedText? = nil, source: LegalSource? = nil,
    inputs: [Trace] = []
  ) {
    self.name = name
    self.value = value
    self.rule = rule
    self.source = source
    self.inputs = inputs
  }
}
