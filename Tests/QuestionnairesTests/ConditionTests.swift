import Questionnaires
import Testing

struct ConditionTests {
  private static let answers: [String: AnswerValue] = [
    "one": .number(1), "two": .number(2), "word": .text("xa"), "day": .text("2025-07-01"),
    "none": .missing, "many": .codes(["time", "2"]), "padded": .text("01"),
  ]

  private func holds(_ source: String, own: AnswerValue = .number(3)) throws -> Bool? {
    try Condition(parsing: source).holds(own: own) { ConditionTests.answers[$0] ?? .missing }
  }

  @Test(arguments: [
    ("one == 1", true), ("one != 1", false), ("one < two", true), ("two <= 1", false),
    ("two > 1.5", true), ("one >= 1.0", true), (". == 3", true), ("word == 'xa'", true),
    ("word == \"phuong\"", false), ("day < '2025-08-01'", true), ("padded == 1", true),
    ("one in [1, 2]", true), ("one not in [1, 2]", false), ("word in ['xa', 'phuong']", true),
    ("many has 'time'", true), ("many has 2", true), ("'cost' in many", false),
    ("count(many) == 2", true), ("one is missing", false), ("none is missing", true),
    ("none is not missing", false), ("not one == 2", true), ("-1 < one", true),
  ])
  func aStatementHoldsOrNot(source: String, expected: Bool) throws {
    #expect(try holds(source) == expected)
  }

  @Test(arguments: [
    "none == 1", "none != 1", "none in [1]", "none has 1", "count(none) > 1", "not none == 1",
    "one == 1 and none == 1", "one == 2 or none == 1", "word < 3 and none == 1", "many == 'time'",
  ])
  func aMissingAnswerLeavesItOpen(source: String) throws {
    #expect(try holds(source) == nil)
  }

  /// Kleene's strong logic, all nine pairs; T, F and ? stand for `one == 1`, `one == 2`, `none == 1`.
  @Test func andAndOrFollowTheTruthTables() throws {
    let words = ["T": "one == 1", "F": "one == 2", "?": "none == 1"]
    let value: [Character: Bool?] = ["T": true, "F": false, "?": .none]
    let tables = [
      "and": ["TTT", "TFF", "T??", "FTF", "FFF", "F?F", "?T?", "?FF", "???"],
      "or": ["TTT", "TFT", "T?T", "FTT", "FFF", "F??", "?TT", "?F?", "???"],
    ]
    for (word, rows) in tables {
      for row in rows.map(Array.init) {
        let left = try #require(words[String(row[0])])
        let right = try #require(words[String(row[1])])
        let expected = try #require(value[row[2]])
        #expect(try holds("\(left) \(word) \(right)") == expected, "\(row) \(word)")
      }
    }
  }

  @Test func andBindsTighterThanOr() throws {
    #expect(try holds("one == 1 or one == 2 and one == 2") == true)
    #expect(try holds("(one == 1 or one == 2) and one == 2") == false)
    #expect(try holds("not one == 2 and one == 1") == true)
  }

  @Test func itemIDsAreThoseReadInOrder() throws {
    let condition = try Condition(parsing: "B2 > 1 and (A1 == 2 or B2 is missing) and . == 1")
    #expect(condition.itemIDs == ["B2", "A1"])
    #expect(condition.source.hasPrefix("B2 > 1"))
  }

  @Test(arguments: [
    ("", ConditionSyntaxFault.Reason.valueExpected, 0), ("A1", .comparisonExpected, 2),
    ("A1 == ", .valueExpected, 6), ("A1 === 1", .comparisonExpected, 3),
    ("A1 == 'x", .openQuote, 6), ("A1 == 1)", .unbalanced, 7), ("A1 in [1", .unbalanced, 8),
    ("A1 == 1 B", .trailing, 8), ("A1 ? 1", .strangeCharacter, 3), ("A1 == 2x", .badNumber, 6),
    ("A1 in B2", .literalExpected, 6), ("and == 1", .valueExpected, 0),
    ("đ == 1", .strangeCharacter, 0),
  ])
  func aFaultSaysWhereItIs(
    source: String, reason: ConditionSyntaxFault.Reason, offset: Int
  ) {
    #expect(throws: ConditionSyntaxFault(reason: reason, offset: offset)) {
      try Condition(parsing: source)
    }
  }

  @Test(arguments: ["(", "not "])
  func depthIsBounded(opening: String) {
    #expect(throws: ConditionSyntaxFault.self) {
      try Condition(parsing: String(repeating: opening, count: 900) + "A1 == 1")
    }
    #expect(throws: ConditionSyntaxFault.self) {
      try Condition(parsing: String(repeating: opening, count: 1_000_000))
    }
  }
}
