import Findings

extension ResponseIdentity {
  /// Code of the unit that an identity key holds; nil where it holds none.
  static func unitCode(ofKey key: String) -> String? {
    guard key.hasPrefix("sheet:") else { return nil }
    return key.dropFirst("sheet:".count).split(separator: "/", maxSplits: 1).first.map(String.init)
  }

  /// A response as people call it, «phiếu số 11 của Xã Đất Mũi», from its identity key.
  ///
  /// - Parameter unitName: name of the unit with a code; the code stands in for nil.
  public static func label(
    ofKey key: String, in language: Language, unitName: (String) -> String?
  ) -> String {
    let parts = key.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return key }
    switch parts[0] {
    case "sheet":
      let sheet = parts[1].split(separator: "/", maxSplits: 1).map(String.init)
      guard sheet.count == 2 else { return key }
      let unit = unitName(sheet[0]) ?? sheet[0]
      return LocalizedText(
        vi: "phiếu số \(sheet[1]) của \(unit)", en: "sheet \(sheet[1]) of \(unit)")[language]
    case "uuid":
      return LocalizedText(
        vi: "phiếu có mã bản ghi \(parts[1])", en: "response \(parts[1])")[language]
    default:
      return LocalizedText(vi: "phiếu không có số", en: "a response without a number")[language]
    }
  }
}
