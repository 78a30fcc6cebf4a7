import Findings

/// What can be wrong with a questionnaire or an index method, beyond what `DefinitionFault` says of
/// any definition file.
public enum QuestionnaireFault: String, ProblemCode {
  case idNotAllowed = "QUE001"
  case duplicateID = "QUE002"
  case scaleMissing = "QUE003"
  case unknownScale = "QUE004"
  case duplicateCode = "QUE005"
  case missingCodeIsOption = "QUE006"
  case tooManyOptions = "QUE007"
  case tooFewOptions = "QUE008"
  case emptySection = "QUE009"
  case ambiguousLabel = "QUE010"
  case keyNotForKind = "QUE011"
  case rangeReversed = "QUE012"
  case englishMissing = "QUE013"
  case conditionStrangeCharacter = "QUE014"
  case conditionOpenQuote = "QUE015"
  case conditionBadNumber = "QUE016"
  case conditionValueExpected = "QUE017"
  case conditionComparisonExpected = "QUE018"
  case conditionLiteralExpected = "QUE019"
  case conditionUnbalanced = "QUE020"
  case conditionTrailing = "QUE021"
  case conditionTooComplex = "QUE022"
  case conditionUnknownItem = "QUE023"
  case conditionLaterItem = "QUE024"
  case conditionWrongKind = "QUE025"
  case conditionUnknownCode = "QUE026"
  case ownAnswerInRelevant = "QUE027"
  case unverifiedUnknownSubject = "QUE028"
  case questionnaireMismatch = "QUE029"
  case nodeItemUnknown = "QUE030"
  case nodeItemKind = "QUE031"
  case leafWithoutItem = "QUE032"
  case valueAndItem = "QUE033"
  case satisfiedCodeUnknown = "QUE034"
  case satisfiedWithoutItem = "QUE035"
  case sharesMissing = "QUE036"
  case shareNotUsed = "QUE037"
  case sharesDoNotAddUp = "QUE038"
  case shareNotANumber = "QUE039"
  case nothingEntersParent = "QUE040"
  case minimumsReversed = "QUE041"
  case kindInTwoBlocks = "QUE042"
  case requiredItemUnknown = "QUE043"
  case validityOutsideQuestionnaire = "QUE044"

  public var severity: Severity {
    switch self {
    case .englishMissing: .warning
    default: .error
    }
  }

  public var message: LocalizedText {
    questionnaireMessage ?? syntaxMessage ?? conditionMessage ?? methodMessage
  }
}
