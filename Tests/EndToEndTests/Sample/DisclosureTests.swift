// An attack on the published feed of the sample province: whatever a sum over units, blocks and
// everybody leaves as its only unknown is taken off, again and again. The sums are read from the
// feed, not from the program's own list of them. Sums along the index tree are no part of it: an
// element of few answers stays in the overall index of its unit, which a warning says.
import Foundation
import Testing

struct DisclosureTests {
  @Test func nothingHiddenComesOffBySubtraction() throws {
    let feed = try SampleProvince.shared.get().feed().keyed(by: "scope", "code", "name", "node")
    var unknown = Set(feed.filter { $1["suppressed"] != "" && $1["n"] != "0" }.keys)
    #expect(unknown.count { feed[$0]?["suppressed"] == "tooFewResponses" } > 100)
    let sums = acrossUnits(feed)
    var taken: [[String]] = []
    while let cell = sums.lazy.compactMap({ only($0, unknown) }).first {
      unknown.remove(cell)
      taken.append(cell)
    }
    #expect(taken.isEmpty, "\(taken.prefix(3))")
  }

  /// The one member of a sum that is not known.
  private func only(_ sum: [[String]], _ unknown: Set<[String]>) -> [String]? {
    let members = sum.filter(unknown.contains)
    return members.count == 1 ? members[0] : nil
  }

  /// Every node: the units of a block with all their responses and with their mean, the blocks with
  /// everybody.
  private func acrossUnits(_ feed: [[String]: [String: String]]) -> [[[String]]] {
    let totals = feed.keys.filter { $0[0].hasPrefix("block") }
    let blocks = totals.map { total -> [[String]] in
      let members = feed.filter { key, row in
        guard key[0] == "unit", key[3] == total[3], row["block"] == total[1] else { return false }
        return total[0] == "blockPooled" || row["suppressed"] != "tooFewResponses"
      }
      return Array(members.keys) + [total]
    }
    let whole = Set(feed.keys.map { $0[3] }).map { node -> [[String]] in
      feed.keys.filter { key in
        guard key[3] == node else { return false }
        return key[0] == "blockPooled" || (key[0] == "group" && key[1].isEmpty)
      }
    }
    return blocks + whole
  }
}
