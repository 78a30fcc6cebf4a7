import Rules

/// Matches the unit column of a response file, row by row: each different text is worked out once.
///
/// One matcher serves one file on one thread; it is not meant to be shared.
public final class UnitMatcher {
  private let scope: UnitScope
  private var cache = MatchCache()

  /// A matcher for the units of a province on a day; `kinds` nil for all kinds.
  ///
  /// - Parameter spellings: Codes of units by spellings that are not their names; they are asked
  ///   where a text is no code and not the name of one unit. Codes that cannot be meant are passed
  ///   over.
  public init(
    directory: UnitDirectory, province: String, kinds: Set<UnitKind>? = nil, on day: Day,
    spellings: [String: String] = [:]
  ) {
    scope = UnitScope(
      directory, province: province, kinds: kinds, on: day, spellings: spellings)
  }

  /// The unit of a code that a text of the file can mean.
  public func unit(code: String) -> AdministrativeUnit? { scope.unit(code: code) }

  /// Whether two texts are the same to the matcher, whatever they mean.
  public static func isSame(_ left: String, _ right: String) -> Bool {
    NameFolding.words(of: left) == NameFolding.words(of: right)
  }

  /// The unit a text names, by the rules of `UnitDirectory.match`.
  public func match(_ text: String) -> UnitMatch {
    var text = text
    return text.withUTF8 { match($0) }
  }

  /// Whether a text of the file can mean a unit at all.
  public func isEligible(_ unit: AdministrativeUnit) -> Bool { scope.contains(unit) }

  /// The unit that the UTF-8 bytes of a cell name.
  public func match(_ bytes: UnsafeBufferPointer<UInt8>) -> UnitMatch {
    if let known = cache[bytes] { return known }
    let match = scope.match(String(decoding: bytes, as: UTF8.self))
    cache.remember(match, of: bytes)
    return match
  }
}
