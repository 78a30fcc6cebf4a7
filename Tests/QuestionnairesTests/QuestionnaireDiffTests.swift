import Findings
import Questionnaires
import Rules
import Testing

struct QuestionnaireDiffTests {
  private func change(_ edit: (inout Questionnaire) -> Void) throws -> [DefinitionChange] {
    let old = try Fixture.questionnaire()
    var new = old
    edit(&new)
    return QuestionnaireDiff.diff(old, new)
  }

  private func changeMethod(_ edit: (inout IndexMethod) -> Void) throws -> [DefinitionChange] {
    let old = try Fixture.method()
    var new = old
    edit(&new)
    return QuestionnaireDiff.diff(old, new)
  }

  @Test func nothingDiffersFromItself() throws {
    #expect(try change { _ in } == [])
    #expect(try changeMethod { _ in } == [])
    #expect([DefinitionChange]().text(in: .vi) == "Không có khác biệt.")
  }

  @Test func itemsComeAndGo() throws {
    let changes = try change {
      $0.items.removeLast()
      $0.sections[0].itemIDs.removeLast()
    }
    #expect(changes == [DefinitionChange(.itemRemoved, "visits", before: "Số lần")])
    let old = try Fixture.questionnaire()
    var shorter = old
    shorter.items.removeLast()
    #expect(
      QuestionnaireDiff.diff(shorter, old) == [
        DefinitionChange(.itemAdded, "visits", after: "Số lần")
      ])
  }

  @Test func oneItemThatOvertakesOthersIsTheOneThatMoved() throws {
    let changes = try change {
      $0.items.insert($0.items.removeLast(), at: 0)
      $0.sections[0].itemIDs.insert($0.sections[0].itemIDs.removeLast(), at: 0)
    }
    #expect(changes.map(\.kind) == [.itemMoved])
    #expect(changes.map(\.subject) == ["visits"])
  }

  @Test func attributesOfAnItem() throws {
    let changes = try change {
      $0.items[0].text.vi = "Thái độ phục vụ"
      $0.items[0].role = .perception
      $0.items[0].isRequired = true
      $0.items[1].relevant = nil
      $0.items[3].range = nil
      $0.items[3].constraint = nil
      $0.items[0].missingCodes = []
    }
    #expect(
      changes.map(\.kind) == [
        .textChanged, .roleChanged, .requiredChanged, .missingCodesChanged, .relevantChanged,
        .constraintChanged, .rangeChanged,
      ])
    #expect(!changes.contains { $0.isBreaking })
  }

  @Test func everythingElseOfAQuestionnaire() throws {
    let changes = try change {
      $0.title.vi = "Phiếu mới"
      $0.sources = []
      $0.sections[0].title.en = "Another heading"
      $0.items[0].aliases.append("Câu 1")
      $0.items[0].options[0].aliases.append("Xấu")
      $0.items[0].options.swapAt(0, 1)
      $0.items[3].constraintMessage = LocalizedText(vi: "Sai số lần")
      $0.items[0].missingCodes[0].label.vi = "Chưa rõ"
      $0.unverified = [
        UnverifiedMark(subject: "A1", reason: LocalizedText(vi: "chưa có bản gốc"))
      ]
    }
    #expect(
      Set(changes.map(\.kind)) == [
        .titleChanged, .sourcesChanged, .sectionRetitled, .aliasesChanged, .orderChanged,
        .constraintMessageChanged, .missingCodesChanged, .unverifiedChanged,
      ])
    #expect(changes.filter { $0.kind == .aliasesChanged }.map(\.subject) == ["A1", "A1=1"])
  }

  @Test func sectionsComeAndGo() throws {
    let changes = try change {
      $0.sections.append(Section(id: "new", title: LocalizedText(vi: "Phần mới"), itemIDs: []))
      $0.sections[0].id = "other"
    }
    #expect(changes.contains(DefinitionChange(.sectionAdded, "new", after: "Phần mới")))
    #expect(changes.contains { $0.kind == .sectionRemoved })
  }

  @Test func everythingElseOfAMethod() throws {
    let changes = try changeMethod {
      $0.title.vi = "Cách tính mới"
      $0.questionnaireID = "khac"
      $0.sources = []
      $0.blocks[0].label.vi = "Khối khác"
      $0.tree.children.reverse()
      $0.tree.children[0].label.en = "Something else"
      $0.tree.level = .content
    }
    #expect(
      Set(changes.map(\.kind)) == [
        .titleChanged, .questionnaireChanged, .sourcesChanged, .blocksChanged, .orderChanged,
        .nodeRelabelled, .levelChanged,
      ])
  }

  @Test func aChangedKindIsBreaking() throws {
    let changes = try change { $0.items[0].kind = .choice }
    #expect(changes.map(\.kind) == [.kindChanged])
    #expect(changes.allSatisfy { $0.isBreaking })
    #expect(changes.text(in: .vi).contains("KHÔNG so sánh được"))
  }

  @Test func aReversedScaleChangesTheMeaningOfItsCodes() throws {
    let changes = try change {
      $0.items[0].options[0].label.vi = "Tốt"
      $0.items[0].options[2].label.vi = "Kém"
    }
    #expect(
      changes == [
        DefinitionChange(.codeChangedMeaning, "A1=1", before: "Kém", after: "Tốt"),
        DefinitionChange(.codeChangedMeaning, "A1=3", before: "Tốt", after: "Kém"),
      ])
  }

  @Test func aNewWordingOfAnOptionIsNoNewMeaning() throws {
    let changes = try change {
      $0.items[0].options[0].label.vi = "Rất kém"
      $0.items[0].options.remove(at: 1)
      $0.items[0].options.append(Option(code: "4", label: LocalizedText(vi: "Rất tốt")))
    }
    #expect(changes.map(\.kind) == [.optionRemoved, .optionRelabelled, .optionAdded])
    #expect(!changes.contains { $0.isBreaking })
  }

  @Test func rulesOfAMethod() throws {
    let changes = try changeMethod {
      $0.rounding = RoundingRule(decimals: 1)
      $0.minimumToShow = 10
      $0.minimumToRank = 50
      $0.overTarget = .exclude
      $0.denominator = .responses
      $0.satisfiedCodes = ["2", "3"]
      $0.confidenceLevel = 0.9
      $0.responseValidity.requiredItems = []
      $0.blocks[0].aggregation = .pooled
      $0.unverified = []
    }
    #expect(
      changes.map(\.kind) == [
        .satisfiedChanged, .denominatorChanged, .roundingChanged, .confidenceChanged,
        .minimumChanged, .minimumChanged, .responseValidityChanged, .overTargetChanged,
        .blocksChanged, .unverifiedChanged,
      ])
  }

  @Test func nodesOfAMethod() throws {
    let changes = try changeMethod {
      $0.tree.aggregation = .pooledAnswers
      $0.tree.children[0].satisfiedCodes = ["2"]
      $0.tree.children[0].entersParent = false
      $0.tree.children.removeLast()
    }
    #expect(
      changes.map(\.kind) == [
        .nodeRemoved, .aggregationChanged, .satisfiedChanged, .informationalChanged,
      ])
    #expect(changes[1].before == "weightedChildren [0.25, 0.75]")
  }

  @Test(arguments: DefinitionChange.Kind.allCases)
  func everyChangeIsWorded(kind: DefinitionChange.Kind) {
    #expect(!kind.label.vi.isEmpty)
    #expect(kind.label.en?.isEmpty == false)
  }
}
