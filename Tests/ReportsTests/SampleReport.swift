import Agencies
import Findings
import Foundation
import Questionnaires
import Reports
import Responses
import Rules
import Sampling
import Satisfaction

/// A province with 13 agencies and 64 communes, some without answers or with too few of them.
/// Figures come from a fixed sequence; they only have to look like a survey.
enum SampleReport {
  static let day = ReportDay.of("2025-07-01")

  static func make(isSimulated: Bool = true) -> IndexReport {
    var numbers = Sequence64(state: 20_250_701)
    let agencies = agencyNames.enumerated().map { position, name in
      unit("CQ\(10 + position)", .provincialAgency, name)
    }
    let communes = communeNames.enumerated().map { position, name in
      unit("\(31_800 + position * 3)", name.hasPrefix("Phường") ? .ward : .ruralCommune, name)
    }
    let table = table(agencies: agencies, communes: communes, &numbers)
    return IndexReport(
      title: ReportTitle(
        province: "Tỉnh Cà Mau", round: "Khảo sát mức độ hài lòng đợt 1 năm 2025",
        organisation: "Sở Nội vụ tỉnh Cà Mau", date: day, isSimulated: isSimulated),
      table: table, plan: plan(table), progress: progress(table), fieldwork: fieldwork,
      points: points(table), messages: MessageCatalogue(SampleNote.self))
  }

  private static func unit(_ code: String, _ kind: UnitKind, _ name: String) -> AdministrativeUnit {
    AdministrativeUnit(
      key: UnitKey(code: code, validFrom: day), kind: kind, name: name, provinceCode: "96")
  }

  private static func table(
    agencies: [AdministrativeUnit], communes: [AdministrativeUnit], _ numbers: inout Sequence64
  ) -> IndexTable {
    let nodes = SampleQuestionnaire.tree.flattened
    let units =
      ranked(agencies.map { index($0, block: "agencies", &numbers) })
      + ranked(communes.map { index($0, block: "communes", &numbers) })
    let blocks = SampleQuestionnaire.method.blocks.map { block in
      BlockIndex(
        block: block, unitCount: units.count { $0.blockID == block.id },
        meanOfUnits: estimates(centre: 0.842, n: 900, &numbers),
        pooled: estimates(centre: 0.838, n: 900, &numbers))
    }
    return IndexTable(
      round: "2025-1", questionnaire: SampleQuestionnaire.value,
      method: SampleQuestionnaire.method, inputDigest: ContentDigest(of: Data("đầu vào".utf8)),
      nodes: nodes, units: units, blocks: blocks, groups: groups(&numbers),
      distributions: distributions(&numbers),
      problems: [
        Problem(SampleNote.fewUnits, at: Place(item: "A1"), ["unit": communeNames[3]])
      ])
  }

  private static func index(
    _ unit: AdministrativeUnit, block: String, _ numbers: inout Sequence64
  ) -> UnitIndex {
    let roll = numbers.next(below: 100)
    let n = roll < 2 ? 0 : roll < 4 ? 2 : roll < 10 ? 8 + roll : 30 + roll % 30
    let reason: Ineligibility? = n == 0 ? .noResponse : n < 10 ? .tooFewResponses : nil
    let centre = 0.70 + Double(numbers.next(below: 2800)) / 10_000
    return UnitIndex(
      unit: unit, blockID: block, validResponses: n, target: 45,
      nodes: estimates(centre: centre, n: n, suppressed: reason, &numbers), rank: nil,
      notRanked: n == 0 ? .noResponse : n < 30 ? .tooFewResponses : nil)
  }

  static func estimates(
    centre: Double, n: Int, suppressed: Ineligibility? = nil, _ numbers: inout Sequence64
  ) -> [NodeEstimate] {
    SampleQuestionnaire.tree.flattened.enumerated().map { position, node in
      let shift = position == 0 ? 0 : Double(numbers.next(below: 1000)) / 10_000 - 0.05
      let share = min(0.995, centre + shift)
      let half = 1.96 * (share * (1 - share) / Double(max(n, 1))).squareRoot()
      let isShown = suppressed == nil && n > 0
      return NodeEstimate(
        nodeID: node.id, estimate: isShown ? Percent(fraction: share) : nil,
        standardError: isShown ? half / 1.96 : nil,
        lower: isShown && n > 1 ? Percent(fraction: max(0, share - half)) : nil,
        upper: isShown && n > 1 ? Percent(fraction: min(1, share + half)) : nil,
        degreesOfFreedom: Double(max(0, n - 1)), responses: n, answers: n * 4,
        satisfied: Int(share * Double(n * 4)), missing: n / 7, suppressed: suppressed)
    }
  }

  private static func ranked(_ units: [UnitIndex]) -> [UnitIndex] {
    let order = units.indices.filter { units[$0].notRanked == nil }
      .sorted { share(units[$0]) > share(units[$1]) }
    var units = units
    for (position, unit) in order.enumerated() {
      units[unit].rank = RankPosition(
        rank: position + 1, best: max(1, position - 6), worst: min(order.count, position + 9),
        group: 1 + position / 12)
    }
    return units
  }

  private static func share(_ unit: UnitIndex) -> Double {
    unit.nodes.first?.estimate?.fraction ?? 0
  }

  private static func groups(_ numbers: inout Sequence64) -> [GroupIndex] {
    let everybody = GroupIndex(
      itemID: nil, optionCode: nil, validResponses: 3214,
      nodes: estimates(centre: 0.84, n: 3214, &numbers))
    let items = SampleQuestionnaire.value.items.filter { $0.role == .respondent }
    return [everybody]
      + items.flatMap { item in
        item.options.map { option in
          let n = 5 + numbers.next(below: 1500)
          return GroupIndex(
            itemID: item.id, optionCode: option.code, validResponses: n,
            nodes: estimates(
              centre: 0.82, n: n, suppressed: n < 30 ? .tooFewResponses : nil, &numbers))
        }
      }
  }

  private static func distributions(_ numbers: inout Sequence64) -> [ItemDistribution] {
    SampleQuestionnaire.value.items.filter(\.kind.isCoded).map { item in
      let shape = item.kind == .rating ? [30, 110, 320, 1700, 900] : [1400, 900, 500, 200, 100]
      return ItemDistribution(
        itemID: item.id,
        counts: item.options.indices.map {
          shape[$0 % 5] / 2 + numbers.next(below: shape[$0 % 5])
        }, missing: [numbers.next(below: 60), 3, 1], blank: numbers.next(below: 40))
    }
  }

  private static func plan(_ table: IndexTable) -> SamplePlan {
    SamplePlan(
      kind: .quota, fieldwork: Validity(from: day), source: nil,
      targets: table.units.map { UnitTarget(unit: $0.unit.key, count: 45) },
      cellItems: ["gender"], digest: ContentDigest(of: Data("kế hoạch".utf8)))
  }

  private static func progress(_ table: IndexTable) -> [UnitProgress] {
    table.units.map { unit in
      let n = unit.validResponses
      return UnitProgress(
        unit: unit.unit.key, target: 45, received: n + 2, valid: n, missing: max(0, 45 - n),
        overTarget: max(0, n - 45), outOfQuota: n % 3,
        cells: [
          CellProgress(cell: "1", target: 22, valid: n / 2),
          CellProgress(cell: "2", target: 23, valid: n - n / 2),
        ])
    }
  }

  private static var fieldwork: FieldworkSummary {
    var counts = RowCounts()
    counts.new = 3214
    counts.refused = 17
    counts.unchanged = 40
    return FieldworkSummary(
      received: 3262, valid: 3214, invalid: [.tooFewAnswers: 40, .requiredItemMissing: 8],
      batches: [
        BatchSummary(
          id: 1,
          runs: [
            RunSummary(
              startedOn: day, timeOfDay: "09:05", user: "nguyenthihoa",
              files: [
                ImportedFile(
                  name: "phieu-xa-dat-mui.xlsx", digest: ContentDigest(of: Data("a".utf8))),
                ImportedFile(
                  name: "KoBo_Cà Mau_2025.csv", digest: ContentDigest(of: Data("b".utf8))),
              ], counts: counts, end: .finished)
          ], counts: counts, end: .finished, waiting: 17)
      ])
  }

  private static func points(_ table: IndexTable) -> [ParPoints] {
    table.units.prefix(13).map { unit in
      ParPoints(
        unit: unit.unit.key,
        criterion: LocalizedText(
          vi: "8.1 Mức độ hài lòng của người dân, tổ chức", en: "8.1 Satisfaction of citizens"),
        maxPoints: 10,
        points: unit.nodes.first?.estimate.map { RoundingRule(decimals: 2).text($0.value / 10) })
    }
  }

  private static let agencyNames = [
    "Văn phòng Ủy ban nhân dân tỉnh", "Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng",
    "Sở Công Thương", "Sở Nông nghiệp và Môi trường", "Sở Khoa học và Công nghệ",
    "Sở Giáo dục và Đào tạo", "Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Dân tộc và Tôn giáo", "Ban Quản lý Khu kinh tế và các khu công nghiệp tỉnh Cà Mau",
  ]

  private static let communeNames: [String] = {
    let real = [
      "Phường An Xuyên", "Phường Lý Văn Lâm", "Phường Tân Thành", "Phường Hòa Thành",
      "Phường Bạc Liêu", "Phường Vĩnh Trạch", "Phường Hiệp Thành", "Phường Giá Rai",
      "Phường Láng Tròn", "Xã Đất Mũi", "Xã Phan Ngọc Hiển", "Xã Nguyễn Việt Khái",
      "Xã Trần Văn Thời", "Xã Quách Phẩm", "Xã Lương Thế Trân", "Xã Hưng Mỹ",
    ]
    let names = ["Khánh Bình", "Đầm Dơi", "Hồ Thị Kỷ", "Ninh Thạnh Lợi", "Phước Long", "Vĩnh Hưng"]
    return real + (0..<48).map { "Xã \(names[$0 % 6]) \($0 / 6 + 1)" }
  }()
}

/// Days written in tests.
enum ReportDay {
  static func of(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { preconditionFailure("\(iso) is no day") }
    return day
  }
}

/// A finding of the sample's calculation.
enum SampleNote: String, ProblemCode {
  case fewUnits = "SMP001"

  var severity: Severity { .warning }
  var message: LocalizedText {
    LocalizedText(
      vi: "{unit} chỉ có một đơn vị mẫu cấp một.", en: "{unit} has one primary sampling unit.")
  }
}

/// The same whole numbers on every machine: a linear congruential sequence (Knuth's MMIX).
struct Sequence64 {
  var state: UInt64

  mutating func next(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}

extension IndexReport {
  /// The same with a further import that was interrupted.
  var unfinished: IndexReport {
    var report = self
    report.fieldwork?.batches.append(
      BatchSummary(id: 9, runs: [], counts: RowCounts(), end: .open, waiting: 0))
    return report
  }
}
