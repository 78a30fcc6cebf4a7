import Findings
import Foundation
import Testing

@testable import Simulation

@Suite struct LargeFileTests {
  @Test func aLargeFileHasTheBytesOfAPlainOne() throws {
    let folder = try TemporaryFolder()
    let units = [try Example.unit("32248"), try Example.unit("32244", name: "Xã Phan Ngọc Hiển")]
    let script = SimulationScript.training(
      units: units, perUnit: 300, style: .plainCSV, seed: 5, fieldwork: try Example.fieldwork())
    let plain = try SimulationWriter(script, questionnaire: Example.questionnaire())
      .write(to: folder.path)
    let path = folder.path + "/large.csv"
    let size = try LargeFile.write(
      600, responsesTo: Example.questionnaire(), units: units, fieldwork: Example.fieldwork(),
      seed: 5, to: path)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(size.responses == 600 && size.bytes == bytes.count)
    #expect(bytes == (try Data(contentsOf: folder.file(plain[0].name))))
  }

  @Test func whatDoesNotDivideEvenlyGoesToTheFirstUnits() throws {
    let folder = try TemporaryFolder()
    let units = try ["1", "2", "3"].map { try Example.unit($0) }
    let path = folder.path + "/large.csv"
    _ = try LargeFile.write(
      11, responsesTo: Example.questionnaire(), units: units, fieldwork: Example.fieldwork(),
      seed: 5, to: path)
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
      .dropFirst()
    let codes = rows.map { $0.split(separator: ",")[1] }
    #expect(codes == ["1", "1", "1", "1", "2", "2", "2", "2", "3", "3", "3"])
  }

  @Test func nothingToWriteIsRefused() throws {
    #expect(throws: Problem(SimulationFault.nothingToWrite)) {
      try LargeFile.write(
        10, responsesTo: Example.questionnaire(), units: [], fieldwork: Example.fieldwork(),
        seed: 5, to: "/tmp/never-written.csv")
    }
  }
}
