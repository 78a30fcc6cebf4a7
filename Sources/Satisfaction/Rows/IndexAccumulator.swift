import Agencies
import Findings

/// Takes the valid responses of a round one by one, so that a store can be scanned straight into
/// it. Made by `IndexCalculation.accumulator`.
public struct IndexAccumulator: Sendable {
  /// Bytes an answer row takes: the weight, big-endian, then one byte an item.
  let stride: Int
  /// Number of units of the round.
  let unitCount: Int
  private(set) var bytes: [UInt8] = []
  private(set) var units: [Int32] = []
  private(set) var psus: [Int32] = []
  private(set) var arrivals: [Int64] = []

  /// Weight of a response where a file has none: 1.
  public static let unitWeight: Int64 = 10_000
  /// Largest weight of one response: ten million people.
  public static let maximumWeight: Int64 = 100_000_000_000
  static let weightBytes = 8

  init(itemCount: Int, unitCount: Int) {
    stride = IndexAccumulator.weightBytes + itemCount
    self.unitCount = unitCount
  }

  /// Number of responses added.
  public var count: Int { units.count }

  /// Makes room for responses to come.
  public mutating func reserve(_ responses: Int) {
    bytes.reserveCapacity(responses * stride)
    units.reserveCapacity(responses)
    psus.reserveCapacity(responses)
    arrivals.reserveCapacity(responses)
  }

  /// Adds a valid response (phiếu hợp lệ). One of weight 0 keeps its PSU in the design and counts
  /// nowhere else.
  ///
  /// - Parameters:
  ///   - answers: one byte an item of the questionnaire, see `AnswerByte`.
  ///   - unit: position in the units of the calculation.
  ///   - psu: any number that is the same for all responses of a PSU of the unit; nil where every
  ///     respondent is a PSU.
  ///   - weight: in units of 10^-4.
  ///   - arrival: order of arrival in the round, for the rule on responses beyond the target.
  ///   - key: key of the unit, by which a problem names it; nil names it by its position.
  /// - Throws: a `Problem` for a response that does not fit the questionnaire or the unit list.
  public mutating func add(
    answers: UnsafeBufferPointer<UInt8>, unit: Int, psu: Int?, weight: Int64, arrival: Int64,
    key: @autoclosure () -> UnitKey? = nil
  ) throws {
    guard answers.count == stride - IndexAccumulator.weightBytes else {
      throw Problem(
        SatisfactionFault.wrongAnswerCount,
        [
          "count": "\(answers.count)",
          "expected": "\(stride - IndexAccumulator.weightBytes)",
        ])
    }
    guard (0...IndexAccumulator.maximumWeight).contains(weight) else {
      throw Problem(
        SatisfactionFault.weightOutOfRange,
        ["value": "\(weight)", "limit": "\(IndexAccumulator.maximumWeight)"])
    }
    guard (0..<unitCount).contains(unit), let psu = Int32(exactly: psu ?? -1) else {
      throw Problem(SatisfactionFault.unknownUnit, ["value": key()?.code ?? "\(unit)"])
    }
    withUnsafeBytes(of: weight.bigEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: answers)
    units.append(Int32(truncatingIfNeeded: unit))
    psus.append(psu)
    arrivals.append(arrival)
  }
}
