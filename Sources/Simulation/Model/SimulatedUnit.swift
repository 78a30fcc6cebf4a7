import Agencies

/// A unit and how many responses to invent for it.
public struct SimulatedUnit: Sendable, Hashable {
  /// The unit.
  public var unit: AdministrativeUnit
  /// Responses wanted.
  public var count: Int

  /// A unit with the number of its responses.
  public init(unit: AdministrativeUnit, count: Int) {
    self.unit = unit
    self.count = count
  }

  /// What sheets of the unit are numbered with: the initials of its name without the word for its
  /// kind, in plain letters, `DM` for Xã Đất Mũi.
  var sheetPrefix: String {
    var words = PlainName.letters(of: unit.name).split(separator: " ")
    let kind = PlainName.letters(of: unit.kind.label.vi).split(separator: " ")
    if unit.kind.isCommune, words.starts(with: kind), words.count > kind.count {
      words.removeFirst(kind.count)
    }
    let initials = words.compactMap(\.first).filter { $0.isASCII && $0.isLetter }
    return initials.isEmpty ? "P" : String(initials).uppercased()
  }
}
