import Findings

/// What can be wrong with a spec of estimates, its data and its design. The name of a case is the
/// `code` of the contract's `problems`.
public enum AnalysisFault: String, ProblemCode {
  case unknownSchema = "ANA001"
  case nothingAsked = "ANA002"
  case emptyList = "ANA003"
  case countDiffers = "ANA004"
  case duplicateValue = "ANA005"
  case notPositive = "ANA006"
  case notAShare = "ANA007"
  case keyNeedsOther = "ANA008"
  case keysExclude = "ANA009"
  case tooManyPopulationSizes = "ANA010"
  case oneStageOnly = "ANA011"
  case boundsReversed = "ANA012"
  case marginSumsDiffer = "ANA013"
  case mixedDomains = "ANA014"
  case nestedTooDeep = "ANA015"
  case kindMissing = "ANA016"
  case severalKinds = "ANA017"
  case kindNotHere = "ANA018"
  case notOneValue = "ANA019"
  case sheetOfTextFile = "ANA020"
  case strangeCharacter = "ANA021"
  case openQuote = "ANA022"
  case badNumber = "ANA023"
  case valueExpected = "ANA024"
  case singleEquals = "ANA025"
  case literalExpected = "ANA026"
  case incompleteTest = "ANA027"
  case unbalanced = "ANA028"
  case trailing = "ANA029"
  case ifNeedsThreeParts = "ANA030"
  case unknownFunction = "ANA031"
  case tooComplex = "ANA032"
  case textWhereNumber = "ANA033"
  case typesDiffer = "ANA034"
  case textAsCondition = "ANA035"
  case unknownColumn = "ANA036"
  case usedBeforeDerived = "ANA037"
  case nameTaken = "ANA038"
  case ambiguousColumn = "ANA039"
  case rangeReversed = "ANA040"
  case derivedTooDeep = "ANA041"
  case tooManyColumns = "ANA042"
  case noHeader = "ANA043"
  case noRows = "ANA044"
  case tooManyRows = "ANA045"
  case rowTooLong = "ANA046"
  case rowTooShort = "ANA047"
  case errorCell = "ANA048"
  case moreCells = "ANA049"
  case notANumber = "ANA050"
  case notOneOrZero = "ANA051"
  case incomputable = "ANA052"
  case noRowsLeft = "ANA053"
  case totalsColumnMissing = "ANA054"
  case totalNotPositive = "ANA055"
  case totalTwice = "ANA056"
  case missingSample = "ANA057"
  case missingStratum = "ANA058"
  case missingCluster = "ANA059"
  case psuInTwoStrata = "ANA060"
  case missingWeight = "ANA061"
  case negativeWeight = "ANA062"
  case weightsAllZero = "ANA063"
  case missingPopulationSize = "ANA064"
  case populationSizeNotPositive = "ANA065"
  case countsMixedWithFractions = "ANA066"
  case populationSizeNotConstant = "ANA067"
  case populationBelowSample = "ANA068"
  case missingProbability = "ANA069"
  case probabilityOutside = "ANA070"
  case jointProbabilityOutside = "ANA071"
  case jointProbabilitiesWrongSize = "ANA072"
  case missingReplicateWeight = "ANA073"
  case cellWithoutTotal = "ANA074"
  case totalWithoutSample = "ANA075"
  case missingMargin = "ANA076"
  case overwritesInput = "ANA077"
  case numberOutOfRange = "ANA078"
  case negativeReplicateWeight = "ANA079"

  /// What a fault hinders; the program's exit status follows from it.
  public enum Hindrance: Int, Sendable, Comparable {
    /// The spec has to be corrected.
    case spec
    /// The data cannot be read.
    case data
    /// The data contradict the design.
    case design

    public static func < (left: Hindrance, right: Hindrance) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  public var severity: Severity {
    switch self {
    case .incomputable: .warning
    case .moreCells: .note
    default: .error
    }
  }

  /// What the fault hinders.
  public var hindrance: Hindrance {
    if specMessage != nil { return .spec }
    if self == .ambiguousColumn { return .data }
    if expressionMessage != nil { return .spec }
    return dataMessage != nil && self != .noRowsLeft ? .data : .design
  }

  public var message: LocalizedText {
    specMessage ?? expressionMessage ?? dataMessage ?? designMessage
      ?? LocalizedText(vi: rawValue, en: rawValue)
  }
}
