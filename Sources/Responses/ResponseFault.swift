import Findings

/// What can be wrong with files of responses, seen as answers to a questionnaire.
public enum ResponseFault: String, ProblemCode {
  case unknownColumn = "RES001"
  case duplicateHeader = "RES002"
  case mappedTwice = "RES003"
  case requiredItemWithoutColumn = "RES004"
  case unitColumnMissing = "RES005"
  case ambiguousHeader = "RES006"
  case noItemColumn = "RES007"
  case hiddenSheet = "RES008"
  case notAMappingFile = "RES009"
  case badColumnLetters = "RES010"
  case unknownTarget = "RES011"
  case unknownAnswer = "RES020"
  case errorCell = "RES021"
  case requiredAnswerMissing = "RES022"
  case answeredThoughNotAsked = "RES023"
  case constraintBroken = "RES024"
  case notANumber = "RES025"
  case ambiguousNumber = "RES026"
  case outOfRange = "RES027"
  case notADay = "RES028"
  case contradictoryChoices = "RES029"
  case notZeroOrOne = "RES030"
  case unitMissing = "RES031"
  case unknownUnit = "RES032"
  case contradictoryUnits = "RES033"
  case badWeight = "RES034"
  case textTooLong = "RES035"
  case unitCodeRestored = "RES036"
  case foreignLineage = "RES037"
  case badLineageRow = "RES038"
  case cellBeyondHeader = "RES039"
  case conflict = "RES050"
  case equalWithoutID = "RES051"
  case mixedRejectFiles = "RES052"
  case allOrNothing = "RES053"
  case rejectFileNotWritten = "RES054"
  case interrupted = "RES055"
  case moreProblems = "RES056"
  case storedKept = "RES058"
  case conflictStop = "RES059"
  case batchTakenBack = "RES060"
  case badDecision = "RES061"
  case itemsWithoutColumn = "RES062"
  case outsideFieldwork = "RES063"
  case weightTooFine = "RES064"
  case importedBefore = "RES065"
  case badBatchReference = "RES066"
  case rowNotRefused = "RES067"
  case rowSettledAsOther = "RES068"
  case refusedRowTwice = "RES069"
  case withoutNumber = "RES070"
  case noRows = "RES071"
  case oneNumberTwoSpellings = "RES072"
  case givenTwice = "RES073"
  case dayInTheFuture = "RES074"
  case unitOutOfScope = "RES075"
  case similarNeighbourhoods = "RES076"
  case unknownItem = "RES077"
  case missingWeight = "RES078"
  case trialRejectFile = "RES079"
  case ambiguousUnit = "RES080"
  case unknownSpelledUnit = "RES081"
  case spellingIsName = "RES082"
  case spellingTwice = "RES083"
  case identitiesApart = "RES084"
  case lineageMissing = "RES085"
  case unclearNumber = "RES086"
  case totalRow = "RES087"
  case lineageColumnMissing = "RES088"

  public var severity: Severity {
    switch self {
    case .noItemColumn, .unitCodeRestored, .importedBefore, .givenTwice, .identitiesApart: .note
    case .unknownColumn, .hiddenSheet, .equalWithoutID, .rejectFileNotWritten, .interrupted,
      .moreProblems, .batchTakenBack, .trialRejectFile, .itemsWithoutColumn, .outsideFieldwork,
      .storedKept,
      .withoutNumber, .noRows, .oneNumberTwoSpellings, .dayInTheFuture, .similarNeighbourhoods,
      .unclearNumber:
      .warning
    default: .error
    }
  }

  public var message: LocalizedText {
    mappingMessage ?? answerMessage ?? sheetMessage ?? conflictMessage ?? lineageMessage
      ?? runMessage
  }
}
