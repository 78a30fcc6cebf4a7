/// Row numbers in rising order, kept as ranges and only so many of them.
public struct RowRanges: Sendable {
  private static let listed = 20
  /// Number of rows.
  public private(set) var count = 0
  /// The first one.
  public private(set) var first: Int?
  private var ranges: [ClosedRange<Int>] = []
  private var isCut = false

  /// None yet.
  public init() {}

  /// Adds a row behind the others.
  public mutating func add(_ row: Int) {
    count += 1
    first = first ?? row
    if let last = ranges.last, last.upperBound + 1 == row {
      ranges[ranges.count - 1] = last.lowerBound...row
    } else if ranges.count < RowRanges.listed {
      ranges.append(row...row)
    } else {
      isCut = true
    }
  }

  /// `5-9, 12`.
  public var text: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ", ") + (isCut ? ", …" : "")
  }
}
