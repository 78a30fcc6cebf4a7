/// A name as it is compared: the word for the kind, where one is written, and the rest.
struct UnitName: Hashable {
  /// The kinds the leading word stands for; empty where none is written.
  var kinds: Set<UnitKind>
  /// Folded words after the kind.
  var core: [String]

  /// Takes `UBND` and the kind off the front, and the province (`tỉnh Cà Mau`, or just `tỉnh`)
  /// off the end of a name.
  init(_ text: some StringProtocol, provinceName: String?) {
    var words = UnitName.abbreviated(NameFolding.words(of: text))[...]
    if words.count > 1, words.first == UnitName.committee { words = words.dropFirst() }
    words = UnitName.withoutProvince(words, provinceName)
    (kinds, core) = UnitName.split(words)
  }

  /// The name of a unit, its kind taken from the list where the name carries one.
  init(of unit: AdministrativeUnit, provinceName: String?) {
    self.init(unit.name, provinceName: provinceName)
    kinds = unit.kind.isAgency ? [] : [unit.kind]
  }

  private static func split(_ words: ArraySlice<String>) -> (Set<UnitKind>, [String]) {
    for (prefix, kinds) in kindWords where words.count > prefix.count && words.starts(with: prefix)
    {
      return (kinds, Array(words.dropFirst(prefix.count)))
    }
    return ([], Array(words))
  }

  private static func withoutProvince(
    _ words: ArraySlice<String>, _ provinceName: String?
  ) -> ArraySlice<String> {
    var rest = words
    if let provinceName {
      let (_, core) = split(NameFolding.words(of: provinceName)[...])
      for prefix in provinceWords where ends(rest, with: prefix + core) {
        rest = rest.dropLast(prefix.count + core.count)
        return rest
      }
    }
    for prefix in provinceWords where ends(rest, with: prefix) {
      return rest.dropLast(prefix.count)
    }
    return rest
  }

  private static func ends(_ words: ArraySlice<String>, with end: [String]) -> Bool {
    words.count > end.count && Array(words.suffix(end.count)) == end
  }

  private static func abbreviated(_ words: [String]) -> [String] {
    var rest = words[...]
    var result: [String] = []
    while let first = rest.first {
      let isCommittee = rest.starts(with: committeeWords)
      result.append(isCommittee ? committee : first)
      rest = rest.dropFirst(isCommittee ? committeeWords.count : 1)
    }
    return result
  }

  private static let committee = "ubnd"
  private static let committeeWords = NameFolding.words(of: "ủy ban nhân dân")
  private static let provinceWords = ["tỉnh", "thành phố", "tp"].map {
    NameFolding.words(of: $0)
  }
  private static let kindWords: [([String], Set<UnitKind>)] = [
    ("xã", [.ruralCommune]), ("x", [.ruralCommune]), ("phường", [.ward]), ("p", [.ward]),
    ("đặc khu", [.specialZone]), ("thị trấn", [.township]), ("tỉnh", [.province]),
    ("thành phố", [.centralCity]), ("tp", [.centralCity]),
  ].map { (NameFolding.words(of: $0.0), $0.1) }
}
