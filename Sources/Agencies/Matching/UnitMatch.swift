import Rules

/// What a text in a response file says about the unit.
public enum UnitMatch: Sendable, Hashable {
  /// How a unit was recognised.
  public enum Manner: String, Sendable, Codable, CaseIterable {
    /// The official code as it is.
    case code
    /// The official code after the zeros at its front were put back; worth a note to the user.
    case restoredCode
    /// The exact name, apart from spelling that carries no meaning.
    case name
    /// A spelling that somebody said to mean the unit.
    case spelling
  }

  /// Exactly one unit.
  case found(AdministrativeUnit, how: Manner)
  /// The name of several units, which only their codes tell apart.
  case ambiguous([AdministrativeUnit])
  /// No unit; those that may have been meant, nearest first.
  case refused(candidates: [AdministrativeUnit])
}

extension UnitDirectory {
  /// Finds the unit that a text of a response file names. For many texts use a `UnitMatcher`.
  ///
  /// Codes come first: the exact code, else one of digits whose leading zeros a spreadsheet took
  /// away, put back only where the full code exists in the province. Names must be exact within
  /// the province after normalisation, which takes away what carries no meaning: composition
  /// (NFC), case, blanks and punctuation, the place of the tone mark (hòa, hoà), look-alikes of đ,
  /// `&` for và, `UBND` before a territory, the province behind the name («tỉnh», «tỉnh Cà Mau»),
  /// and the abbreviation of a kind (`X.`, `P.`, `ĐK.`, `TT.`, `TP.`). Of a territory the kind has to be
  /// written: since the mergers of 2025 a bare «Bạc Liêu» may mean the ward, the city or the
  /// province that were, so it is refused with what it may mean. Diacritics are never dropped and
  /// nothing is guessed.
  ///
  /// - Parameters:
  ///   - province: Code of the province whose file it is.
  ///   - kinds: Kinds that can be meant; nil for all.
  ///   - day: Day on which the unit has to exist.
  public func match(
    _ text: String, inProvince province: String, kinds: Set<UnitKind>? = nil, on day: Day
  ) -> UnitMatch {
    UnitScope(self, province: province, kinds: kinds, on: day).match(text)
  }
}
