import Agencies
import Findings
import Foundation
import Storage

extension Workspace {
  /// The store of the workspace: locked against other imports where a `writer` is named, else for
  /// reading, which a folder that cannot be written does not hinder.
  ///
  /// - Throws: `ProgramFault.noResponses` where there is none yet; what opening throws.
  func existingStore(writer: String? = nil) throws -> Store {
    guard FileManager.default.fileExists(atPath: storePath) else {
      throw Problem(
        ProgramFault.noResponses, ["round": file.rounds.map(\.id).joined(separator: ", ")])
    }
    guard let writer else { return try Store.openForReading(path: storePath) { Date() } }
    return try Store.open(path: storePath, create: false, writer: writer) { Date() }
  }

  /// The store, made where there is none, with the round and its units in it, and locked against
  /// other imports before anything is written.
  ///
  /// - Throws: a `Problem` where the round is there with another questionnaire or method.
  func storeReady(for definition: RoundDefinition, writer: String) throws -> Store {
    let store = try Store.open(path: storePath, create: true, writer: writer) { Date() }
    try store.addRound(
      id: definition.round.id, questionnaire: definition.questionnaire,
      questionnaireYAML: Array(definition.questionnaireBytes), method: definition.method,
      methodYAML: Array(definition.methodBytes), at: Date())
    try store.putUnits(
      definition.units.members(ofProvince: file.province, on: definition.round.day))
    return store
  }
}

extension Store {
  /// Every import of a round that was interrupted or is running.
  func unfinishedImports(round: String) throws -> [Int64] {
    try batches(round: round).filter { $0.status == .open }.map(\.id)
  }

  /// Makes sure that the files of the round are still those the answers were coded with.
  ///
  /// - Throws: `StoreFault.roundDiffers`.
  func checkDefinitions(_ definition: RoundDefinition) throws {
    let stored = try round(definition.round.id)
    if let problem = stored.difference(from: definition.questionnaire, definition.method) {
      throw problem
    }
  }
}
