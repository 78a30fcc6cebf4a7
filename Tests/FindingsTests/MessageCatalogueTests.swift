import Findings
import Foundation
import Testing

struct MessageCatalogueTests {
  private enum Fault: String, ProblemCode {
    case wrong = "TST001"
    case odd = "TST002"
    case many = "TST004"

    var severity: Severity { self == .wrong ? .error : .warning }
    var message: LocalizedText {
      switch self {
      case .wrong:
        LocalizedText(vi: "«{value}» sai, cần {allowed}", en: "“{value}” needs {allowed}")
      case .odd: LocalizedText(vi: "lạ")
      case .many:
        LocalizedText(
          vi: "{count} hàng từ {from:day}: {list}",
          en: "{count} {count:row was|rows were} in since {from:day}: {list}")
      }
    }

    func words(for facts: [String: String], in language: Language) -> [String: String] {
      guard let end = facts["end"] else { return [:] }
      return ["list": language == .vi ? "đến \(end)" : "up to \(end)"]
    }
  }

  private enum OtherFault: String, ProblemCode {
    case other = "TST003"
    var severity: Severity { .note }
    var message: LocalizedText { LocalizedText(vi: "khác", en: "other") }
  }

  private let catalogue = MessageCatalogue(Fault.self)

  @Test func factsAreFilledIn() {
    let problem = Problem(Fault.wrong, ["value": "x", "allowed": "1, 2"])
    #expect(catalogue.message(for: problem, in: .vi) == "«x» sai, cần 1, 2")
    #expect(catalogue.message(for: problem, in: .en) == "“x” needs 1, 2")
  }

  @Test func aWordHasItsFormInEachLanguage() {
    let problem = Problem(
      Fault.wrong, ["value": "Chỉ số chung", "value.en": "Overall index", "allowed": "1"])
    #expect(catalogue.message(for: problem, in: .vi) == "«Chỉ số chung» sai, cần 1")
    #expect(catalogue.message(for: problem, in: .en) == "“Overall index” needs 1")
  }

  @Test func aFactThatIsNotGivenStaysVisible() {
    let problem = Problem(Fault.wrong, ["value": "x"])
    #expect(catalogue.message(for: problem, in: .vi) == "«x» sai, cần {allowed}")
  }

  @Test func numbersDaysAndWordsAreSaidInTheLanguage() {
    let one = Problem(Fault.many, ["count": "1", "from": "2025-07-01 – 2025-12-31", "end": "9"])
    #expect(catalogue.message(for: one, in: .vi) == "1 hàng từ 01/7/2025 – 31/12/2025: đến 9")
    #expect(
      catalogue.message(for: one, in: .en) == "1 row was in since 2025-07-01 – 2025-12-31: up to 9")
    let many = Problem(Fault.many, ["count": "21", "from": "12/2025", "list": "a, b", "end": "9"])
    #expect(catalogue.message(for: many, in: .vi) == "21 hàng từ 12/2025: a, b")
    #expect(catalogue.message(for: many, in: .en) == "21 rows were in since 12/2025: a, b")
  }

  @Test func bracesOfAFactAreNotFilledAgain() {
    let problem = Problem(Fault.wrong, ["value": "{allowed}", "allowed": "{value}"])
    #expect(catalogue.message(for: problem, in: .vi) == "«{allowed}» sai, cần {value}")
  }

  @Test func withoutEnglishTheVietnameseIsShown() {
    #expect(catalogue.message(for: Problem(Fault.odd), in: .en) == "lạ")
  }

  @Test func anUnknownCodeIsShownAsItself() {
    #expect(catalogue.message(for: Problem(OtherFault.other), in: .vi) == "TST003")
    let both = MessageCatalogue.joined([catalogue, MessageCatalogue(OtherFault.self)])
    #expect(both.message(for: Problem(OtherFault.other), in: .en) == "other")
    #expect(both.codes == ["TST001", "TST002", "TST003", "TST004"])
  }

  @Test func aLineHasPlaceMessageAndCode() {
    let problem = Problem(Fault.odd, at: Place(file: "a.yaml", line: 2))
    #expect(catalogue.line(for: problem, in: .vi) == "a.yaml, dòng 2: lạ [TST002]")
    #expect(catalogue.line(for: Problem(Fault.odd), in: .vi) == "lạ [TST002]")
  }

  @Test func placeholdersAreNamedInOrder() {
    #expect(MessageCatalogue.placeholders(of: "{a} và {b}, {a}") == ["a", "b", "a"])
    #expect(MessageCatalogue.placeholders(of: "{n} {n:row|rows} {d:day}") == ["n", "n", "d"])
    #expect(MessageCatalogue.placeholders(of: "không có") == [])
    #expect(MessageCatalogue.placeholders(of: "mở { thôi") == [])
  }

  @Test func severitiesAreOrderedAndErrorsRefuse() {
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
    #expect([Problem(Fault.odd), Problem(Fault.wrong)].hasErrors)
    #expect(![Problem(Fault.odd)].hasErrors)
    #expect([Problem(Fault.wrong, severity: .note)].hasErrors == false)
  }

  @Test func aProblemReadsBackFromJSON() throws {
    let problem = Problem(Fault.wrong, at: Place(file: "a", row: 3), ["value": "đ"])
    let json = try JSONEncoder().encode(problem)
    #expect(try JSONDecoder().decode(Problem.self, from: json) == problem)
  }
}
