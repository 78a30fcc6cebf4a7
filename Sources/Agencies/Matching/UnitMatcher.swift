import Rules

/// Matches the unit column of a response file, row by row: each different text is worked out once.
///
/// One matcher serves one file on one thread; it is not meant to be shared.
public final class UnitMatcher {
  private let scope: UnitScope
  private var cache = MatchCache()

  /// A matcher for the units of a province on a day; `kinds` nil for all kinds.
  public init(
    directory: UnitDirectory, province: String, kinds: Set<UnitKind>? = nil, on day: Day
  ) {
    scope = UnitScope(directory, province: province, kinds: kinds, on: day)
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
