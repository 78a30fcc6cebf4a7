import Findings

/// What can be wrong between a design and its tables. The name of a case is the `code` of the
/// contract's `problems`.
public enum TabulationFault: String, ProblemCode {
  case emptyDomain = "EST001"
  case noEstimate = "EST002"
  case undefinedInReplicates = "EST003"
  case negativeVariance = "EST004"
  case tooManyLevels = "EST005"
  case tableTooSmall = "EST006"
  case testImpossible = "EST007"
  case tooFewItems = "EST008"
  case itemsWithoutVariance = "EST009"
  case tooFewAnswers = "EST010"
  case tooFewGroups = "EST011"
  case unitNotRanked = "EST012"
  case tooFewAreas = "EST013"
  case predictorMissing = "EST014"
  case dependentPredictors = "EST015"
  case areaErrorNotPositive = "EST016"
  case lonePSU = "EST017"
  case loneUnit = "EST018"
  case noStratumToAverage = "EST019"
  case jointProbabilitiesContradict = "EST020"
  case severalRowsWithJointProbabilities = "EST021"
  case probabilityVariesWithinUnit = "EST022"
  case notTwoPSUs = "EST023"
  case tooFewReplicates = "EST024"
  case policyNotReplicable = "EST025"
  case calibrationFailed = "EST026"
  case calibrationTotalsContradict = "EST027"
  case calibrationBeyondBounds = "EST028"
  case calibrationCellWithoutWeight = "EST029"
  case calibrationOfNegativeWeights = "EST030"
  case onlyLonePSUs = "EST031"
  case replicateCalibrationFailed = "EST032"
  case noSolution = "EST033"
  case quantileWithoutInterval = "EST034"
  case jackknifeOfQuantile = "EST035"
  case resultTooLarge = "EST036"
  case answersAlike = "EST037"
  case groupMeansAlike = "EST038"
  case negativeWeights = "EST039"

  public var severity: Severity { domainMessage == nil ? .error : .warning }

  public var message: LocalizedText {
    domainMessage ?? designMessage ?? calibrationMessage
      ?? LocalizedText(vi: rawValue, en: rawValue)
  }

  /// The `code` of the contract: every way in which calibration can have no solution is
  /// `calibrationFailed`.
  public var contractCode: String {
    calibrationMessage == nil ? "\(self)" : "\(TabulationFault.calibrationFailed)"
  }
}
