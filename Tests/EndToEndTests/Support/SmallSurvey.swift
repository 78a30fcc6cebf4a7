import Foundation
import Testing

/// A workspace of two communes with hand-made responses, for tests of the program's behaviour.
///
/// Its library holds the shipped questionnaires but only the communes of one province, so that a
/// run spends its time on what is tested and not on reading 3,321 communes.
struct SmallSurvey {
  let folder: TemporaryFolder
  let library: URL
  let workspace: URL

  init() throws {
    folder = try TemporaryFolder()
    library = try SmallSurvey.makeLibrary(in: folder)
    workspace = folder.file("w")
    let made = try BuiltProgram.run(
      [
        "init", workspace.path, "--province", "96", "--round", "2025", "--day", "2025-11-01",
      ], library: library)
    try #require(made.status == 0, "\(made.errors)")
  }

  /// Runs a command on the workspace.
  func run(_ arguments: String..., environment: [String: String] = [:]) throws
    -> BuiltProgram.Outcome
  {
    try BuiltProgram.run(
      arguments + ["-w", workspace.path], library: library, environment: environment)
  }

  /// Imports files made by `file`.
  func importing(_ file: URL, _ options: String...) throws -> BuiltProgram.Outcome {
    try BuiltProgram.run(
      ["import", file.path, "-w", workspace.path] + options, library: library)
  }

  /// Imports a file and gives the receipt.
  func receipt(_ file: URL, _ options: String...) throws -> Receipt {
    try BuiltProgram.run(
      ["import", file.path, "-w", workspace.path, "--format", "json"] + options, library: library
    ).decoded(as: Receipt.self)
  }

  /// The store as text, for comparisons; empty where there is none.
  func dump() throws -> String {
    let file = folder.file("dump.txt")
    try? FileManager.default.removeItem(at: file)
    let outcome = try run("doctor", "--dump", file.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    guard FileManager.default.fileExists(atPath: file.path) else { return "" }
    return try String(contentsOf: file, encoding: .utf8)
  }

  /// Every batch with its end.
  func batches() throws -> [BatchList.Batch] {
    try run("imports", "list", "--format", "json").decoded(as: BatchList.self).batches
  }

  /// A CSV file of responses.
  func file(_ name: String, _ responses: [Phieu]) throws -> URL {
    let file = folder.file(name)
    let lines = [Phieu.header] + responses.map(\.line)
    try lines.joined(separator: "\n").appending("\n")
      .write(to: file, atomically: true, encoding: .utf8)
    return file
  }

  static func makeLibrary(in folder: TemporaryFolder) throws -> URL {
    let library = folder.file("library")
    let units = library.appendingPathComponent("SampleData/units")
    let shipped = BuiltProgram.checkout.appendingPathComponent("SampleData/units")
    let files = FileManager.default
    try files.createDirectory(at: units, withIntermediateDirectories: true)
    try files.createSymbolicLink(
      at: library.appendingPathComponent("Questionnaires"),
      withDestinationURL: BuiltProgram.checkout.appendingPathComponent("Questionnaires"))
    try files.copyItem(
      at: shipped.appendingPathComponent("provinces.csv"),
      to: units.appendingPathComponent("provinces.csv"))
    let communes = try String(
      contentsOf: shipped.appendingPathComponent("communes.csv"), encoding: .utf8
    ).split(whereSeparator: \.isNewline)
    let kept = communes.prefix(1) + communes.filter { $0.contains(",96,") }
    try kept.joined(separator: "\n")
      .write(to: units.appendingPathComponent("communes.csv"), atomically: true, encoding: .utf8)
    return library
  }
}

/// One phiếu of a hand-made file, answered in full unless said otherwise.
struct Phieu {
  var number: String
  var unit = "31825"
  var firstAnswer = "5"
  var day = "16/11/2025"

  static let header =
    "so_phieu,ma_don_vi,psu,date,channel,field,A1,A2,A3,A4,B1,B2,B3,B4,B5,C1,C2,C3,C4,C5,C6,"
    + "D1,D2,D3,D4,complained,E1,E2,E3,E4,HL,PH,DT,DL,needs,respondentKind,gender,ageGroup,"
    + "occupation,remark"

  var line: String {
    "\(number),\(unit),ấp 1,\(day),1,2,\(firstAnswer),4,5,4,5,5,4,5,5,5,5,4,5,4,5,4,4,4,3,2,"
      + ",,,,5,1,2,1,info fees,2,1,1,3,"
  }
}
