import Findings
import Foundation

/// What a conflict says, as facts of its problem: in no language, so that a store that was made in
/// one reads in another.
struct ConflictFacts {
  /// Differences that are kept; the others are counted.
  private static let named = 5

  /// Place of the response that is there; without a file where it is in the file that is read.
  var origin: Place
  /// What differs.
  var differences: [ResponseDifferences.Difference]
  /// Differences beyond those.
  private var more = 0

  init(origin: Place, differences: [ResponseDifferences.Difference]) {
    self.origin = origin
    self.differences = differences
  }

  /// Reads the facts of a problem; nil where they say nothing of it, as in stores of versions that
  /// kept the words themselves.
  init?(_ facts: [String: String]) {
    let decoder = JSONDecoder()
    guard let origin = facts["origin"], let changes = facts["changes"],
      let place = try? decoder.decode(Place.self, from: Data(origin.utf8)),
      let differences = try? decoder.decode(
        [ResponseDifferences.Difference].self, from: Data(changes.utf8))
    else { return nil }
    self.init(origin: place, differences: differences)
    more = facts["moreChanges"].flatMap { Int($0) } ?? 0
  }

  /// The facts, with the letters of the columns that differ for whoever marks them.
  var facts: [String: String] {
    let columns = differences.flatMap(\.columns).map { Place.columnLetters($0 + 1) }
    return [
      "origin": ConflictFacts.json(origin),
      "changes": ConflictFacts.json(Array(differences.prefix(ConflictFacts.named))),
      "moreChanges": "\(max(0, differences.count - ConflictFacts.named))",
      "columns": columns.joined(separator: " "),
    ]
  }

  /// Where the other one is and what differs, as the messages say it.
  func words(in language: Language) -> [String: String] {
    var changes = differences.map { $0.text(in: language) }
    if more > 0 {
      changes.append(LocalizedText(vi: "và \(more) cột nữa", en: "and \(more) more")[language])
    }
    return ["stored": originText(language), "differences": changes.joined(separator: "; ")]
  }

  /// Columns from 0 that a conflict says differ.
  static func columns(of problem: Problem) -> [Int] {
    (problem.facts["columns"] ?? "").split(separator: " ")
      .compactMap { Place.columnNumber(ofLetters: String($0)).map { $0 - 1 } }
  }

  private func originText(_ language: Language) -> String {
    let place = origin.text(in: language)
    return origin.file == nil
      ? LocalizedText(vi: "ở \(place) của chính tệp này", en: "in \(place) of this very file")[
        language]
      : LocalizedText(vi: "trong kho (từ \(place))", en: "stored (from \(place))")[language]
  }

  /// A value as text of JSON, with its keys in order.
  static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and numbers can always be encoded.
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}

extension ResponseFault {
  public func words(for facts: [String: String], in language: Language) -> [String: String] {
    switch self {
    case .conflict, .storedKept, .rowSettledAsOther:
      ResponseFault.responseWords(facts, language)
        .merging(ConflictFacts(facts)?.words(in: language) ?? [:]) { $1 }
    case .unclearNumber:
      ResponseFault.responseWords(facts, language)
        .merging(ResponseFault.otherWords(facts, language)) { $1 }
    case .oneNumberTwoSpellings:
      ["inSheet": facts["sheet"].map { " (\(Place(sheet: $0).text(in: language)))" } ?? ""]
    default: [:]
    }
  }

  /// The other one of two responses of a unit, and where it came from.
  private static func otherWords(
    _ facts: [String: String], _ language: Language
  ) -> [String: String] {
    guard let key = facts["other"], let origin = facts["origin"],
      let place = try? JSONDecoder().decode(Place.self, from: Data(origin.utf8))
    else { return [:] }
    return [
      "otherResponse": ResponseIdentity.label(ofKey: key, in: language) { facts["unit"] ?? $0 },
      "stored": place.text(in: language),
    ]
  }

  private static func responseWords(
    _ facts: [String: String], _ language: Language
  ) -> [String: String] {
    guard let key = facts["identity"] else { return [:] }
    return [
      "response": ResponseIdentity.label(ofKey: key, in: language) { facts["unit"] ?? $0 }
    ]
  }
}
