// An attack on the published feed of the sample province: whatever a sum of the table leaves as its
// only unknown is taken off, again and again. The sums are read from the feed and from the method's
// five elements, not from the program's own list of them.
import Foundation
import Testing

struct DisclosureTests {
  @Test func nothingHiddenComesOffBySubtraction() throws {
    let feed = try SampleProvince.shared.get().feed().keyed(by: "scope", "code", "name", "node")
    var unknown = Set(feed.filter { $1["suppressed"] != "" && $1["n"] != "0" }.keys)
    #expect(unknown.count { feed[$0]?["suppressed"] == "tooFewResponses" } > 100)
    let sums = alongTree(feed) + acrossUnits(feed)
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

  /// Every row of the table: the index with its elements, each element with its items.
  private func alongTree(_ feed: [[String]: [String: String]]) -> [[[String]]] {
    let items = Set(feed.keys.map { $0[3] }).filter { $0.contains(/^[A-E][0-9]$/) }
    var nodes: [[String]] = [["overall"] + Self.elements.map(\.id)]
    for element in Self.elements {
      nodes.append([element.id] + items.filter { $0.hasPrefix(element.letter) })
    }
    let rows = Set(feed.keys.map { Array($0.prefix(3)) })
    return rows.flatMap { row -> [[[String]]] in
      nodes.map { sum in sum.map { node in row + [node] } }
    }
  }

  private static let elements: [(id: String, letter: String)] = [
    ("access", "A"), ("procedures", "B"), ("staff", "C"), ("results", "D"), ("feedback", "E"),
  ]

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
