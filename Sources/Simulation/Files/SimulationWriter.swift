import Findings
import Foundation
import Questionnaires
import Rules

/// Writes the files of a script into a folder, with a notice that nothing in them is real.
public struct SimulationWriter: Sendable {
  private let script: SimulationScript
  private let model: ResponseModel
  private let faults: [String: [Int: [PlantedFault]]]

  /// A writer of a script's responses to a questionnaire.
  public init(_ script: SimulationScript, questionnaire: Questionnaire) {
    self.script = script
    model = ResponseModel(
      questionnaire: questionnaire, fieldwork: script.fieldwork, seed: script.seed)
    faults = Dictionary(grouping: script.faults, by: \.unit).mapValues {
      Dictionary(grouping: $0, by: \.response)
    }
  }

  /// Writes all files and the notice; files of the same names are replaced. Responses are made one
  /// by one, so memory does not grow with their number.
  ///
  /// - Throws: the first of `SimulationScript.problems(for:)`, or a `Problem` where the folder
  ///   cannot be written to, a planted fault cannot be placed or a text has no place in an encoding.
  public func write(to folder: String) throws -> [WrittenFile] {
    if let problem = script.problems(for: model.questionnaire).first { throw problem }
    try onDisk(folder) {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    }
    var written: [WrittenFile] = []
    for file in script.files {
      written.append(try write(file, in: folder, earlier: written))
    }
    try writeNotice(of: written, in: folder)
    return written
  }

  private func write(
    _ file: SimulatedFile, in folder: String, earlier: [WrittenFile]
  ) throws -> WrittenFile {
    let path = folder + "/" + file.name
    switch file.content {
    case .copy(let original):
      guard var copy = earlier.first(where: { $0.name == original }) else {
        throw Problem(SimulationFault.unknownOriginal, ["value": original])
      }
      try onDisk(path) {
        try Data(contentsOf: URL(fileURLWithPath: folder + "/" + original))
          .write(to: URL(fileURLWithPath: path))
      }
      copy.name = file.name
      copy.copyOf = original
      copy.faults = []
      return copy
    case .responses(let style, let codes):
      do {
        return try write(codes.compactMap(script.unit), style: style, name: file.name, path: path)
      } catch {
        // A part of a file would be taken for one that a team sent.
        try? FileManager.default.removeItem(atPath: path)
        throw error
      }
    }
  }

  private func write(
    _ units: [SimulatedUnit], style: FileStyle, name: String, path: String
  ) throws -> WrittenFile {
    let wording = CellWording(style: style, questionnaire: model.questionnaire)
    let sheet = try style.openSheet(
      at: path, title: SheetTitle(units: units.map(\.unit.name), model.questionnaire),
      columns: wording.columns, on: script.fieldwork.to ?? script.fieldwork.from)
    var filling = SheetFilling(file: name, sheet: sheet, wording: wording, reading: model.reading)
    for unit in units {
      var stream = model.responses(of: unit)
      var response = model.emptyResponse
      for number in 0..<max(0, unit.count) {
        try stream.next(into: &response)
        try filling.add(
          SimulatedRow(unit: unit.unit, response: response),
          faults: faults[unit.unit.code]?[number + 1] ?? [])
      }
    }
    try sheet.close()
    return WrittenFile(
      name: name, responses: filling.position, units: units.map(\.unit.code),
      faults: filling.placed, digest: try ContentDigest(ofFile: path))
  }

  private func writeNotice(of files: [WrittenFile], in folder: String) throws {
    let path = folder + "/" + SimulationNotice.fileName
    let text = SimulationNotice.text(seed: script.seed, files: files)
    try onDisk(path) { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
  }

  private func onDisk(_ path: String, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch let error as NSError {
      throw Problem(
        SimulationFault.unwritableFolder, at: Place(file: path),
        ["reason": error.localizedDescription])
    }
  }
}
