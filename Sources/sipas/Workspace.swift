import Agencies
import ArgumentParser
import Findings
import Foundation
import Questionnaires
import Rules
import Sampling

/// A folder with `sipas.yaml` and one store; it holds any number of survey rounds.
struct Workspace {
  /// The folder.
  let folder: URL
  /// What `sipas.yaml` says.
  let file: WorkspaceFile
  /// Shipped files.
  let library: Library

  /// File of the store in every workspace.
  static let storeName = "sipas.sqlite"
  /// File that makes a folder a workspace.
  static let fileName = "sipas.yaml"

  /// Folder of reject files in every workspace.
  private static let rejectFolderName = "tu-choi"
  /// Folder of reports in every workspace.
  private static let reportFolderName = "bao-cao"

  /// Whether sipas puts a file there itself, so that it is no response file when the whole folder is
  /// imported: definitions, the store, reject files, which are imported by name, and reports.
  ///
  /// - Parameter path: within the workspace.
  static func keeps(_ path: String) -> Bool {
    let steps = path.split(separator: "/").map(String.init)
    guard steps.count == 1, let name = steps.first else {
      return [rejectFolderName, reportFolderName].contains(steps.first)
    }
    return name == "agencies.csv" || name.hasSuffix(".yaml") || name.hasPrefix(storeName)
  }

  /// Opens the workspace in a folder.
  ///
  /// - Throws: `Stop` with everything that is wrong with `sipas.yaml`.
  static func open(_ path: String) throws -> Workspace {
    let folder = URL(fileURLWithPath: path)
    let file = folder.appendingPathComponent(fileName)
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw Problem(ProgramFault.notAWorkspace, ["folder": path])
    }
    let (contents, problems) = WorkspaceFile.load(path: file.path)
    guard let contents else { throw Stop(status: .unreadable, problems: problems) }
    return Workspace(folder: folder, file: contents, library: try Library.located())
  }

  /// Path of the store.
  var storePath: String { folder.appendingPathComponent(Workspace.storeName).path }

  /// The round with an id, or the only one.
  ///
  /// - Throws: a `Problem` where there is none, or several and none was named.
  func round(_ id: String?) throws -> RoundFile {
    let ids = file.rounds.map(\.id)
    guard let id else {
      guard let first = file.rounds.first else { throw Problem(ProgramFault.noRound) }
      guard file.rounds.count == 1 else {
        throw Problem(ProgramFault.severalRounds, ["allowed": ids.joined(separator: ", ")])
      }
      return first
    }
    guard let round = file.rounds.first(where: { $0.id == id }) else {
      throw Problem(
        ProgramFault.unknownRound,
        [
          "value": id, "allowed": ids.joined(separator: ", "),
          "suggestion": NearMiss.fact(for: id, among: ids),
        ])
    }
    return round
  }

  /// The official list with the province's own units.
  ///
  /// - Throws: `Stop` with every fault of the lists.
  func units() throws -> UnitDirectory {
    let official = try library.officialUnitLists()
    let own = file.unitLists.map { path(of: $0) }
    return try UnitLists.load(official + own)
  }

  /// Path of a file named in `sipas.yaml`.
  func path(of name: String) -> String {
    name.hasPrefix("/") ? name : folder.appendingPathComponent(name).path
  }

  /// Folder of reject files, unless an import names another.
  var rejectFolder: String { path(of: Workspace.rejectFolderName) }

  /// Folder of reports, unless a command names another.
  var reportFolder: String { path(of: Workspace.reportFolderName) }

  /// Folder of a questionnaire named in `sipas.yaml` or on the command line: in the workspace, a
  /// path, or a shipped one.
  func questionnaireFolder(_ name: String) throws -> URL {
    try library.questionnaireFolder(name, beside: folder)
  }
}

extension Library {
  /// Folder of a questionnaire: a path, or the name of a shipped one.
  ///
  /// - Throws: `ProgramFault.unknownQuestionnaire` with what there is.
  func questionnaireFolder(_ name: String, beside folder: URL? = nil) throws -> URL {
    let base = folder ?? URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    let candidates = [
      URL(fileURLWithPath: name, relativeTo: base), questionnaires.appendingPathComponent(name),
    ]
    for candidate in candidates where hasQuestionnaire(candidate) { return candidate }
    throw Problem(
      ProgramFault.unknownQuestionnaire,
      [
        "value": name, "allowed": questionnaireIDs.joined(separator: ", "),
        "suggestion": NearMiss.fact(for: name, among: questionnaireIDs),
      ])
  }
}

/// Unit lists read together.
enum UnitLists {
  /// Reads and joins several lists.
  ///
  /// - Throws: `Stop` with every fault of all of them.
  static func load(_ paths: [String]) throws -> UnitDirectory {
    var joined = UnitDirectory([])
    var problems: [Problem] = []
    for path in paths {
      let (list, faults) = UnitListLoader.load(path: path)
      problems += faults
      guard let list else { continue }
      let (both, clashes) = joined.merged(with: list)
      joined = both
      problems += clashes
    }
    guard !problems.hasErrors else { throw Stop(status: .unreadable, problems: problems) }
    return joined
  }

  /// What only shows beside the official lists: provinces that are not there, names that two units
  /// share.
  static func findings(of own: [UnitDirectory], beside official: UnitDirectory) -> [Problem] {
    var joined = official
    var problems: [Problem] = []
    for list in own {
      let (both, clashes) = joined.merged(with: list)
      joined = both
      problems += clashes
    }
    let codes = Set(own.flatMap(\.units).filter { official.unit($0.key) == nil }.map(\.code))
    return problems
      + UnitDirectoryCheck(joined).problems().filter { codes.contains($0.place.item ?? "") }
  }

  /// The same of a workspace; nothing where a list cannot be read, which is a finding of its own.
  static func findings(of workspace: Workspace) throws -> [Problem] {
    let paths = workspace.file.unitLists.map(workspace.path)
    let own = paths.compactMap { UnitListLoader.load(path: $0).0 }
    guard own.count == paths.count else { return [] }
    let official = try load(workspace.library.officialUnitLists())
    return findings(of: own, beside: official)
  }
}

extension UnitDirectory {
  /// What to say of a province that no list has on a day.
  func unknownProvince(_ code: String, on day: String) -> Problem {
    let first = units.lazy.filter(\.kind.isProvince).map(\.key.validFrom).min()
    return Problem(
      ProgramFault.unknownProvince,
      ["value": code, "day": day, "first": first.map { "\($0)" } ?? "?"])
  }
}
