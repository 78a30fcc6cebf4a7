import Rules
import Testing

struct NearMissTests {
  /// Kitten and sitting are three edits apart (Levenshtein's textbook pair); a swap is one.
  @Test(arguments: [
    ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "abc", 0), ("abcd", "abdc", 1),
    ("xã", "xa", 1), ("đường", "duong", 3),
  ])
  func distanceCountsEdits(left: String, right: String, expected: Int) {
    #expect(NearMiss.distance(left, right) == expected)
    #expect(NearMiss.distance(right, left) == expected)
  }

  @Test func theNearestCandidateIsSuggested() {
    let keys = ["relevant", "required", "range", "role"]
    #expect(NearMiss.suggestion(for: "relevnat", among: keys) == "relevant")
    #expect(NearMiss.suggestion(for: "Role", among: keys) == "role")
    #expect(NearMiss.suggestion(for: "colour", among: keys) == nil)
  }

  @Test func theFactOfAMessageNamesTheSuggestionOrIsEmpty() {
    #expect(NearMiss.fact(for: "titel", among: ["title"]) == " (→ «title»?)")
    #expect(NearMiss.fact(for: "colour", among: ["title"]) == "")
  }

  @Test func twoEquallyNearCandidatesAreNoSuggestion() {
    #expect(NearMiss.suggestion(for: "A3", among: ["A1", "A2"]) == nil)
    #expect(NearMiss.suggestion(for: "A33", among: ["A3", "A3"]) == "A3")
  }

  @Test func veryLongTextsAreNotCompared() {
    let long = String(repeating: "a", count: 1_000_000)
    #expect(NearMiss.suggestion(for: long, among: [long + "b"]) == nil)
    #expect(NearMiss.suggestion(for: "a", among: [long]) == nil)
  }
}
