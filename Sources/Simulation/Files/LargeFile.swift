import Agencies
import Findings
import Questionnaires
import Rules

/// Writes plain text files of millions of responses for benchmarks: the same bytes as a file of
/// style `plainCSV` without faults, made without a `String` per answer.
public struct LargeFile {
  private let model: ResponseModel
  private let columns: [ResponseColumn]
  private let codes: [[[UInt8]]]
  private var file: BlockFile

  /// What a large file holds.
  public struct Size: Sendable, Hashable {
    /// Responses written.
    public var responses: Int
    /// Bytes written.
    public var bytes: Int
  }

  /// Writes so many responses to a questionnaire, spread evenly over units, to a file. Memory does
  /// not grow with the number of responses.
  ///
  /// - Throws: a `Problem` where there is nothing to write or the file cannot be written.
  public static func write(
    _ count: Int, responsesTo questionnaire: Questionnaire, units: [AdministrativeUnit],
    fieldwork: Validity, seed: UInt64, to path: String
  ) throws(Problem) -> Size {
    guard count > 0, !units.isEmpty else { throw Problem(SimulationFault.nothingToWrite) }
    var large = try LargeFile(
      model: ResponseModel(questionnaire: questionnaire, fieldwork: fieldwork, seed: seed),
      path: path)
    large.appendHeader()
    for (position, unit) in units.enumerated() {
      let share = count / units.count + (position < count % units.count ? 1 : 0)
      try large.append(SimulatedUnit(unit: unit, count: share))
    }
    let size = Size(responses: count, bytes: large.file.byteCount)
    try large.file.close()
    return size
  }

  private init(model: ResponseModel, path: String) throws(Problem) {
    self.model = model
    columns = FileStyle.plainCSV.columns(for: model.questionnaire)
    codes = model.questionnaire.items.map(LargeFile.codesByByte)
    file = try BlockFile(path: path)
  }

  private mutating func append(_ unit: SimulatedUnit) throws(Problem) {
    var stream = model.responses(of: unit)
    var response = model.emptyResponse
    for _ in 0..<unit.count {
      try stream.next(into: &response)
      append(response, of: unit.unit)
      try file.endRecord()
    }
  }

  private mutating func appendHeader() {
    file.buffer += TextDialect.plain.mark
    for (position, column) in columns.enumerated() {
      if position > 0 { file.buffer.append(UInt8(ascii: ",")) }
      append(column.header)
    }
    endRow()
  }

  private mutating func append(_ response: SimulatedResponse, of unit: AdministrativeUnit) {
    for (position, column) in columns.enumerated() {
      if position > 0 { file.buffer.append(UInt8(ascii: ",")) }
      switch column.content {
      case .sheetNumber: append(response.sheetNumber)
      case .unitCode: append(unit.code)
      case .village: append(response.village ?? "")
      case .interviewer: append(response.interviewer)
      case .answeredOn: append(response.answeredOn.vietnamese)
      case .item(let slot): append(response, slot)
      case .unitName, .instanceID, .rootInstanceID, .submissionTime, .position, .option, .constant:
        continue
      }
    }
    endRow()
  }

  private mutating func append(_ response: SimulatedResponse, _ slot: Int) {
    let byte = response.answers[slot]
    guard byte == AnswerByte.answeredElsewhere else {
      file.buffer.append(contentsOf: codes[slot][Int(byte)])
      return
    }
    let isDay = model.questionnaire.items[slot].kind == .date
    let values = response.details(of: slot)
    append(
      isDay
        ? values.compactMap { Day(iso: $0)?.vietnamese }.joined()
        : values.joined(separator: " "))
  }

  /// Adds a text, quoted where it must be (RFC 4180).
  private mutating func append(_ text: String) {
    let needsQuotes = text.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else { return file.buffer.append(contentsOf: text.utf8) }
    file.buffer.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { file.buffer.append(0x22) }
      file.buffer.append(byte)
    }
    file.buffer.append(0x22)
  }

  private mutating func endRow() {
    file.buffer.append(0x0D)
    file.buffer.append(0x0A)
  }

  /// What stands in a cell for each answer byte of an item.
  private static func codesByByte(of item: Item) -> [[UInt8]] {
    (UInt8.min...UInt8.max).map { byte in
      if let position = AnswerByte.optionPosition(byte) {
        return item.options.indices.contains(position)
          ? Array(item.options[position].code.utf8) : []
      }
      let missing = item.missingCodes.first { AnswerByte.byte(of: $0.reason) == byte }
      return missing.map { Array($0.code.utf8) } ?? []
    }
  }
}
