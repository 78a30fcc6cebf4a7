import Findings

/// Fills one sheet with responses and remembers where faults went.
struct SheetFilling {
  private let file: String
  private let sheet: any ResponseSheet
  private let wording: CellWording
  private let reading: AnswerReading
  /// Responses so far.
  private(set) var position = 0
  /// Faults so far.
  private(set) var placed: [PlacedFault] = []

  init(file: String, sheet: any ResponseSheet, wording: CellWording, reading: AnswerReading) {
    self.file = file
    self.sheet = sheet
    self.wording = wording
    self.reading = reading
  }

  /// Adds a response with its faults.
  mutating func add(_ original: SimulatedRow, faults: [PlantedFault]) throws {
    position += 1
    var row = original
    for fault in faults { try row.plant(fault, reading: reading) }
    if row.followsBlankRow {
      try sheet.append([SimulatedCell](repeating: .blank, count: wording.columns.count))
    }
    let cells = wording.cells(of: row, position: position)
    for fault in row.planted { try place(fault.fault, fault.content, row, cells) }
    try sheet.append(cells)
  }

  private mutating func place(
    _ fault: PlantedFault, _ content: ResponseColumn.Content?, _ row: SimulatedRow,
    _ cells: [SimulatedCell]
  ) throws {
    var place = Place(file: file, sheet: sheet.sheetName, row: sheet.nextRow, item: fault.item)
    if case .blankRowBefore = fault.kind { place.row = sheet.nextRow - 1 }
    var value = ""
    if let content {
      guard let column = wording.columns.firstIndex(where: { $0.content == content }) else {
        throw Problem(
          SimulationFault.faultWithoutColumn, at: Place(file: file),
          ["value": fault.kind.name, "response": "\(fault.response)", "unit": fault.unit])
      }
      place.column = column + 1
      place.header = wording.columns[column].header
      value = cells[column].shownText
    }
    placed.append(
      PlacedFault(
        kind: fault.kind.name, unit: fault.unit, response: fault.response, place: place,
        value: value))
  }
}
