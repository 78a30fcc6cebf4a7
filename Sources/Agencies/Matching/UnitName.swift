/// A name as it is compared: its words, and for territories the word for the kind and the rest.
struct UnitName: Hashable {
  /// All words without the province behind them.
  var words: [String]
  /// The kinds the leading word stands for; empty where none is written.
  var kinds: Set<UnitKind>
  /// Words after the kind.
  var core: [String]

  /// Takes the province (`tỉnh Cà Mau`, or just `tỉnh`) off the end of a name, and of a territory
  /// `UBND` and the kind off the front.
  ///
  /// - Parameter province: name of the province in which the name is read, with its kind; nil takes
  ///   nothing off the end.
  init(_ text: some StringProtocol, province: String?) {
    let written = UnitName.abbreviated(NameFolding.words(of: text))
    words = Array(UnitName.withoutProvince(written[...], province))
    let isCommittee = written.count > 1 && written.first == UnitName.committee
    let territory = isCommittee ? written.dropFirst() : written[...]
    (kinds, core) = UnitName.split(UnitName.withoutProvince(territory, province))
  }

  private static func split(_ words: ArraySlice<String>) -> (Set<UnitKind>, [String]) {
    for (prefix, kinds) in kindWords where words.count > prefix.count && words.starts(with: prefix)
    {
      return (kinds, Array(words.dropFirst(prefix.count)))
    }
    return ([], Array(words))
  }

  /// «Thuế thành phố Cà Mau» is not the one of the province: only words for the province's own kind
  /// can mean it.
  private static func withoutProvince(
    _ words: ArraySlice<String>, _ province: String?
  ) -> ArraySlice<String> {
    guard let province else { return words }
    let (kinds, core) = split(NameFolding.words(of: province)[...])
    let own = kindWords.filter { $0.1 == kinds }.map(\.0)
    let end = (own.map { $0 + core } + own).first { ends(words, with: $0) }
    return words.dropLast(end?.count ?? 0)
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
  private static let kindWords: [([String], Set<UnitKind>)] = [
    ("xã", [.ruralCommune]), ("x", [.ruralCommune]), ("phường", [.ward]), ("p", [.ward]),
    ("đặc khu", [.specialZone]), ("đk", [.specialZone]), ("thị trấn", [.township]),
    ("tt", [.township]), ("tỉnh", [.province]), ("thành phố", [.centralCity]),
    ("tp", [.centralCity]),
  ].map { (NameFolding.words(of: $0.0), $0.1) }
}
