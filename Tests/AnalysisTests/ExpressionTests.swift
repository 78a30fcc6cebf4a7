import Analysis
import Findings
import Foundation
import Testing

/// The semantics of expressions, case by case as the contract words them.
struct ExpressionTests {
  /// One row: a number, a code with a leading zero, a text, a day, missing cells.
  private static let csv = """
    one,two,half,padded,word,other,day,none,đánh.giá,a b
    1,2,0.5,01,xa,xa,2025-07-01,,3,7

    """

  /// The value of an expression in the row, as text; nil is missing.
  private func value(_ expression: String) throws -> String? {
    let quoted = expression.replacingOccurrences(of: "\\", with: "\\\\")
      .replacingOccurrences(of: "\"", with: "\\\"")
    let input = try analysisInput(
      "derive: {x: \"\(quoted)\"}\nweightsOut: w.csv\n", csv: ExpressionTests.csv)
    return texts(input, "x")[0]
  }

  @Test(arguments: [
    ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 4 - 3", "3"), ("8 / 4 / 2", "1"),
    ("-two + 5", "3"), ("2 - -1", "3"), ("- (1 + 1)", "-2"), ("one / two", "0.5"),
    (".5 + 1e-1", "0.6"), ("1e20 * 10", "1e+21"), ("half * 3", "1.5"), ("7 - `a b`", "0"),
    ("đánh.giá + 1", "4"), ("padded + 0", "1"), ("0 - 0 * -1", "0"),
  ])
  func arithmetic(expression: String, expected: String) throws {
    #expect(try value(expression) == expected)
  }

  @Test(arguments: [
    ("one == 1", "1"), ("one == 1.0", "1"), ("one == '1'", "1"), ("one == '1.0'", "1"),
    ("padded == 1", "1"), ("padded == '01'", "1"), ("padded == one", "1"), ("one != two", "1"),
    ("word == 'xa'", "1"), ("word == \"phuong\"", "0"), ("word != 'phuong'", "1"),
    ("word == other", "1"), ("word == one", "0"), ("word == 1", "0"), ("one + 0 == padded", "1"),
    ("one + 1 == '2'", "1"), ("one < two", "1"), ("two <= 1", "0"), ("two > 1.5", "1"),
    ("one >= 1", "1"), ("day < '2025-08-01'", "1"), ("day >= '2025-07-01'", "1"),
    ("one in [1, 2]", "1"), ("one in ['1.0', 'x']", "1"), ("one in [-1]", "0"),
    ("one not in [1, 2]", "0"), ("word in ['phuong', 'xa']", "1"), ("word in [1]", "0"),
    ("one + 1 in [2]", "1"), ("none is missing", "1"), ("none is not missing", "0"),
    ("one is missing", "0"), ("none + 1 is missing", "1"), ("not one == 2", "1"),
    ("if(one == 1, 'a', 'b') == 'a'", "1"), ("if(one == 2, word, two) == 2", "1"),
  ])
  func comparisons(expression: String, expected: String) throws {
    #expect(try value(expression) == expected)
  }

  @Test(arguments: [
    ("one == 1 or one == 2 and one == 2", "1"), ("(one == 1 or one == 2) and one == 2", "0"),
    ("not one == 2 and one == 1", "1"), ("not (one == 1 and two == 2)", "0"),
    ("one + 1 == two and two * 2 > 3", "1"), ("-one < one", "1"), ("one and two == 2", "1"),
    ("not not one", "1"),
  ])
  func precedence(expression: String, expected: String) throws {
    #expect(try value(expression) == expected)
  }

  @Test(arguments: [
    ("if(one == 1, two, half)", "2"), ("if(one == 2, two, half)", "0.5"),
    ("if(one == 1, 'có', 'không')", "có"), ("if(one == 1, word, 9)", "xa"),
    ("if(one == 2, word, 9)", "9"), ("if(one == 1, padded, 'x')", "01"),
    ("if(two == 2, if(one == 1, 5, 6), 7)", "5"), ("word", "xa"), ("padded", "01"),
    ("'chữ'", "chữ"),
  ])
  func choices(expression: String, expected: String) throws {
    #expect(try value(expression) == expected)
  }

  @Test(arguments: [
    "none", "none + 1", "none == 1", "none != 1", "none == 'x'", "none < 1", "none == none",
    "none in [1]", "none not in [1]", "not none", "-none", "if(none, 1, 2)",
    "if(one == 1, none, 2)", "if(none == 1, 'a', 'b')", "word == none", "none < 'a'",
  ])
  func missingInGivesMissingOut(expression: String) throws {
    #expect(try value(expression) == nil)
  }

  /// Kleene's strong logic, all nine pairs; T, F and ? stand for `one == 1`, `one == 2`, `none == 1`.
  @Test func andAndOrFollowTheTruthTables() throws {
    let words: [Character: String] = ["T": "one == 1", "F": "one == 2", "?": "none == 1"]
    let values: [Character: String?] = ["T": "1", "F": "0", "?": nil]
    let tables = [
      "and": ["TTT", "TFF", "T??", "FTF", "FFF", "F?F", "?T?", "?FF", "???"],
      "or": ["TTT", "TFT", "T?T", "FTT", "FFF", "F??", "?TT", "?F?", "???"],
    ]
    for (word, rows) in tables {
      for row in rows.map(Array.init) {
        let left = try #require(words[row[0]])
        let right = try #require(words[row[1]])
        let expected = try #require(values[row[2]])
        #expect(try value("\(left) \(word) \(right)") == expected, "\(String(row)) \(word)")
      }
    }
  }

  @Test(arguments: [
    ("", ExpressionSyntaxFault.Reason.valueExpected, 0), ("A1 == ", .valueExpected, 6),
    ("A1 = 1", .singleEquals, 3), ("A1 === 1", .singleEquals, 5), ("A1 == 'x", .openQuote, 6),
    ("`a b", .openQuote, 0), ("A1 == 1)", .unbalanced, 7), ("(A1 == 1", .unbalanced, 8),
    ("A1 in [1", .unbalanced, 8), ("A1 == 1 B", .trailing, 8), ("a b", .trailing, 2),
    ("1 < 2 < 3", .trailing, 6), ("A1 ? 1", .strangeCharacter, 3), ("A1 & B", .strangeCharacter, 3),
    ("A1 == 2x", .badNumber, 6), ("1.2.3", .badNumber, 0), ("A1 in B2", .literalExpected, 6),
    ("A1 in []", .literalExpected, 7), ("A1 in [B2]", .literalExpected, 7),
    ("and == 1", .valueExpected, 0), ("A1 is 3", .incompleteTest, 6),
    ("A1 not 3", .incompleteTest, 7), ("if(A1, 2)", .ifNeedsThreeParts, 8),
    ("if A1", .ifNeedsThreeParts, 3), ("if(A1, 2, 3, 4)", .ifNeedsThreeParts, 11),
    ("log(A1)", .unknownFunction, 0), ("1 + + 2", .valueExpected, 4),
  ])
  func aFaultSaysWhereItIs(
    source: String, reason: ExpressionSyntaxFault.Reason, offset: Int
  ) {
    #expect(throws: ExpressionSyntaxFault(reason: reason, offset: offset)) {
      try Analysis.Expression(parsing: source)
    }
  }

  @Test(arguments: ["(", "not ", "-", "if("])
  func depthIsBounded(opening: String) {
    #expect(throws: ExpressionSyntaxFault.self) {
      try Analysis.Expression(parsing: String(repeating: opening, count: 900) + "A1 == 1")
    }
    #expect(throws: ExpressionSyntaxFault.self) {
      try Analysis.Expression(parsing: String(repeating: opening, count: 1_000_000))
    }
  }

  @Test func aChainAsLongAsAllowedIsEvaluated() throws {
    let chain = Array(repeating: "one", count: 250).joined(separator: " + ")
    #expect(try value(chain) == "250")
    #expect(throws: ExpressionSyntaxFault.self) {
      try Analysis.Expression(parsing: chain + " + one")
    }
  }

  @Test func columnsAreThoseReadInOrder() throws {
    let expression = try Analysis.Expression(
      parsing: "b > 1 and (`a b` == c or b is missing) and 'd' == e")
    #expect(expression.columns == ["b", "a b", "c", "e"])
  }
}
