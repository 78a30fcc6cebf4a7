import Findings
import Foundation
import Rules

/// The files that ship with the program: questionnaires, official unit lists, the sample province.
struct Library {
  /// Folder that holds `Questionnaires` and `SampleData`.
  let root: URL

  /// Finds the library: `SIPAS_LIBRARY`, else the folder above the program that has it (a source
  /// checkout), else `../share/sipas` beside the program, else the current folder or one above.
  ///
  /// - Throws: `ProgramFault.libraryNotFound`.
  static func located(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    program: URL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath(),
    current: URL = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
  ) throws -> Library {
    let named = environment["SIPAS_LIBRARY"].map { [URL(fileURLWithPath: $0)] } ?? []
    let shared = program.deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("share/sipas")
    let folders = named + above(program) + [shared, current] + above(current)
    guard let root = folders.first(where: { isLibrary($0.path) }) else {
      throw Problem(ProgramFault.libraryNotFound)
    }
    return Library(root: root)
  }

  var questionnaires: URL { root.appendingPathComponent("Questionnaires") }
  var units: URL { root.appendingPathComponent("SampleData/units") }
  var sampleProvince: URL { root.appendingPathComponent("SampleData/ca-mau") }

  /// Names of the shipped questionnaires.
  var questionnaireIDs: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: questionnaires.path)
    return (names ?? []).filter { hasQuestionnaire(questionnaires.appendingPathComponent($0)) }
      .sorted()
  }

  /// The official lists: units in force and those they were made of.
  ///
  /// - Throws: `DefinitionFault.unreadableFile` where their folder cannot be read.
  func officialUnitLists() throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: units.path)
        .filter { $0.hasSuffix(".csv") }.sorted().map { units.appendingPathComponent($0).path }
    } catch {
      throw Problem(
        DefinitionFault.unreadableFile, at: Place(file: units.path),
        ["reason": SystemReason.fact(of: error)])
    }
  }

  func hasQuestionnaire(_ folder: URL) -> Bool {
    FileManager.default.fileExists(
      atPath: folder.appendingPathComponent("questionnaire.yaml").path)
  }

  private static func above(_ file: URL) -> [URL] {
    var folders: [URL] = []
    var folder = file.deletingLastPathComponent()
    while folder.path != "/" {
      folders.append(folder)
      folder = folder.deletingLastPathComponent()
    }
    return folders
  }

  private static func isLibrary(_ path: String) -> Bool {
    ["Questionnaires", "SampleData"].allSatisfy {
      var isFolder: ObjCBool = false
      let there = FileManager.default.fileExists(
        atPath: path + "/" + $0, isDirectory: &isFolder)
      return there && isFolder.boolValue
    }
  }
}
