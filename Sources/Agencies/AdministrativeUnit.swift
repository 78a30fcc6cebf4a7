import Findings
import Rules

/// What kind of body or territory a unit is.
public enum UnitKind: String, Sendable, Codable, CaseIterable {
  /// Tỉnh.
  case province = "tinh"
  /// Thành phố trực thuộc trung ương.
  case centralCity = "thanh-pho"
  /// Xã.
  case ruralCommune = "xa"
  /// Phường.
  case ward = "phuong"
  /// Đặc khu.
  case specialZone = "dac-khu"
  /// Thị trấn, ended on 01/7/2025: predecessors only.
  case township = "thi-tran"
  /// Sở, ban, ngành and other agencies of the province.
  case provincialAgency = "so"
  /// Agencies of a ministry in the province (thuế, bảo hiểm xã hội, công an…).
  case verticalAgency = "nganh-doc"

  /// Xã, phường, đặc khu or, before 01/7/2025, thị trấn.
  public var isCommune: Bool {
    switch self {
    case .ruralCommune, .ward, .specialZone, .township: true
    default: false
    }
  }

  /// Sở, ngành and branches of ministries: bodies, not territories.
  public var isAgency: Bool { self == .provincialAgency || self == .verticalAgency }

  /// Tỉnh or thành phố.
  public var isProvince: Bool { self == .province || self == .centralCity }

  /// Digits of an official code of this kind; nil where the province makes the codes itself.
  public var codeWidth: Int? {
    if isProvince { return 2 }
    return isCommune ? 5 : nil
  }

  /// Every width an official code can have, shortest first.
  static let codeWidths = Set(allCases.compactMap(\.codeWidth)).sorted()

  /// The word before the name, as official lists print it: `Xã`.
  public var label: LocalizedText {
    switch self {
    case .province: LocalizedText(vi: "Tỉnh", en: "Province")
    case .centralCity: LocalizedText(vi: "Thành phố", en: "City")
    case .ruralCommune: LocalizedText(vi: "Xã", en: "Commune")
    case .ward: LocalizedText(vi: "Phường", en: "Ward")
    case .specialZone: LocalizedText(vi: "Đặc khu", en: "Special zone")
    case .township: LocalizedText(vi: "Thị trấn", en: "Township")
    case .provincialAgency: LocalizedText(vi: "Cơ quan cấp tỉnh", en: "Provincial agency")
    case .verticalAgency: LocalizedText(vi: "Cơ quan ngành dọc", en: "Central agency branch")
    }
  }
}

/// A unit is known by its code and the first day the code meant this unit: codes are reused
/// (26740 was Phường Bến Nghé and is Phường Sài Gòn since 01/7/2025).
public struct UnitKey: Hashable, Sendable, Codable, Comparable {
  /// Official code as text, leading zeros kept.
  public var code: String
  /// First day on which the code means this unit.
  public var validFrom: Day

  /// A code with its first day.
  public init(code: String, validFrom: Day) {
    self.code = code
    self.validFrom = validFrom
  }

  public static func < (left: UnitKey, right: UnitKey) -> Bool {
    (left.code, left.validFrom) < (right.code, right.validFrom)
  }
}

/// An administrative unit or agency that can be surveyed, assessed and ranked (đơn vị).
public struct AdministrativeUnit: Hashable, Sendable, Codable {
  /// Code and first day.
  public var key: UnitKey
  /// What it is.
  public var kind: UnitKind
  /// Full official name with its kind, `Xã Đất Mũi`, `Sở Nội vụ`.
  public var name: String
  /// Code of the province it belongs to; its own for a province.
  public var provinceCode: String
  /// Last day, or nil while it exists.
  public var validTo: Day?
  /// Units that were merged or renamed into this one.
  public var predecessors: [UnitKey]

  /// A unit as an official list describes it.
  public init(
    key: UnitKey, kind: UnitKind, name: String, provinceCode: String, validTo: Day? = nil,
    predecessors: [UnitKey] = []
  ) {
    self.key = key
    self.kind = kind
    self.name = name
    self.provinceCode = provinceCode
    self.validTo = validTo
    self.predecessors = predecessors
  }

  /// Whether the unit exists on `day`.
  public func exists(on day: Day) -> Bool {
    Validity(from: key.validFrom, to: validTo).contains(day)
  }

  /// The official code.
  public var code: String { key.code }
}
