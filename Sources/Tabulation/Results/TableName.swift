/// The tables of `sipas.estimates/1`.
public enum TableName: String, Sendable, CaseIterable {
  case estimates, differences, tests, reliability, ranks, smallAreas, calibration
}
