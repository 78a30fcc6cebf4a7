import Agencies
import Sampling

extension SimulationScript {
  /// The sample province: Cà Mau after the merger of 2025, responses in the forms and with the
  /// faults that teams send. Every unit has as many responses as its target, but for one that fell
  /// short and one that went over.
  ///
  /// - Parameters:
  ///   - units: provincial agencies and communes of Cà Mau; units without a target are left out.
  ///   - plan: targets and days of field work.
  ///   - seed: number everything random comes from.
  public static func sampleProvince(
    units: [AdministrativeUnit], plan: SamplePlan, seed: UInt64
  ) -> SimulationScript {
    let wanted = units.compactMap { unit in
      plan.target(of: unit.key).map {
        SimulatedUnit(unit: unit, count: SampleProvince.count(of: unit.code, target: $0.count))
      }
    }
    .sorted { $0.unit.key < $1.unit.key }
    return SimulationScript(
      seed: seed, fieldwork: plan.fieldwork, units: wanted,
      files: SampleProvince.files(
        agencies: wanted.map(\.unit).filter { $0.kind == .provincialAgency },
        communes: wanted.map(\.unit).filter(\.kind.isCommune)),
      faults: SampleProvince.faults)
  }
}

/// Which unit of the sample province is in which file, and what is wrong with it.
enum SampleProvince {
  /// Xã Ninh Quới sent more than asked for; Xã Đất Mũi, farthest away, only a dozen.
  static func count(of code: String, target: Int) -> Int {
    switch code {
    case "31849": target + 9
    case "32248": 12
    default: target
    }
  }

  /// Communes in code order: a workbook each for the first twenty, then KoBo, UTF-16, TCVN3 and
  /// plain text files of several; agencies in two files.
  static func files(
    agencies: [AdministrativeUnit], communes: [AdministrativeUnit]
  ) -> [SimulatedFile] {
    let workbooks = communes.prefix(20).map {
      SimulatedFile.workbook(
        of: $0, style: $0.code == "31867" ? .keyedWorkbookWithHiddenSheet : .keyedWorkbook)
    }
    var rest = communes.dropFirst(20)
    var files = workbooks
    for (style, sizes) in [
      (FileStyle.koboCSV, [5, 5, 5, 5]), (.utf16CSV, [7, 7]), (.tcvn3CSV, [4]),
      (.plainCSV, [rest.count]),
    ] {
      for (number, size) in sizes.enumerated() {
        let codes = rest.prefix(size).map(\.code)
        rest = rest.dropFirst(size)
        files.append(text(style, "xa-phuong", number + 1, codes))
      }
    }
    let half = (agencies.count + 1) / 2
    files.append(text(.koboCSV, "so-nganh", 1, agencies.prefix(half).map(\.code)))
    files.append(text(.plainCSV, "so-nganh", 2, agencies.dropFirst(half).map(\.code)))
    return (files + duplicates(of: workbooks)).filter { !$0.isEmpty }
  }

  private static func text(
    _ style: FileStyle, _ block: String, _ number: Int, _ codes: [String]
  ) -> SimulatedFile {
    SimulatedFile(
      name: "mo-phong-\(block)-\(style.rawValue)-\(number)\(style.fileExtension)",
      content: .responses(style, units: codes))
  }

  /// The workbook of Xã Hồng Dân was mailed twice.
  private static func duplicates(of workbooks: [SimulatedFile]) -> [SimulatedFile] {
    workbooks.filter { $0.name.contains("31843") }.map {
      let stem = $0.name.dropLast(FileStyle.keyedWorkbook.fileExtension.count)
      return SimulatedFile(name: stem + "-gui-lai.xlsx", content: .copy(of: $0.name))
    }
  }

  /// The faults, as real files have them.
  static let faults = [
    fault("31834", 5, .wrongCell(item: "A2", text: "6")),
    fault("31834", 11, .wrongCell(item: "B1", text: "Hài lòn")),
    fault("31858", 3, .wrongCell(item: "C2", text: "44")),
    fault("31885", 8, .impossibleDate("30/02/2026")),
    fault("31900", 14, .unanswered(item: "HL")),
    fault("31918", 6, .blankRowBefore),
    fault("31882", 20, .givenUp(after: 4)),
    fault("32059", 15, .givenUp(after: 5)),
    fault("32128", 4, .misspeltUnit("Xã Cái Nuớc")),
    fault("32155", 21, .wrongCell(item: "B2", text: "hài lòng lắm")),
    fault("32119", 13, .answeredThoughNotAsked(item: "E1", code: "2")),
    fault("32201", 10, .misspeltUnit("Xã Đất Mơi")),
    fault("32218", 7, .answeredThoughNotAsked(item: "E2", code: "4")),
    fault("32227", 9, .unanswered(item: "HL")),
    fault("32236", 2, .givenUp(after: 3)),
  ]

  private static func fault(
    _ unit: String, _ response: Int, _ kind: PlantedFault.Kind
  ) -> PlantedFault {
    PlantedFault(unit: unit, response: response, kind: kind)
  }
}

extension SimulatedFile {
  /// Whether it names no unit.
  fileprivate var isEmpty: Bool {
    if case .responses(_, let units) = content { units.isEmpty } else { false }
  }
}
