/// The columns of a list of units, by their headers.
enum UnitListColumn: String, CaseIterable {
  case code
  case validFrom = "valid_from"
  case validTo = "valid_to"
  case kind
  case name
  case province
  case predecessors
  case source

  /// Whether every list has to have the column and a value in it.
  var isRequired: Bool {
    switch self {
    case .code, .validFrom, .kind, .name, .province: true
    case .validTo, .predecessors, .source: false
    }
  }

  static let headers = allCases.map(\.rawValue)
}
