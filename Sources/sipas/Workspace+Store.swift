import Agencies
import Findings
import Foundation
import Storage

extension Workspace {
  /// The store of the workspace.
  ///
  /// - Throws: `ProgramFault.noResponses` where there is none yet; what `Store.open` throws.
  func existingStore() throws -> Store {
    guard FileManager.default.fileExists(atPath: storePath) else {
      throw Problem(
        ProgramFault.noResponses, ["round": file.rounds.map(\.id).joined(separator: ", ")])
    }
    return try Store.open(path: storePath, create: false) { Date() }
  }

  /// The store, made where there is none, with the round and its units in it.
  ///
  /// - Throws: a `Problem` where the round is there with another questionnaire or method.
  func storeReady(for definition: RoundDefinition) throws -> Store {
    let store = try Store.open(path: storePath, create: true) { Date() }
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
  /// A warning for every import of a round that was interrupted or is running.
  func unfinishedImports(round: String) throws -> [Problem] {
    try batches(round: round).filter { $0.status == .open }.map {
      Problem(ProgramFault.unfinishedImport, ["batch": "\($0.id)"])
    }
  }

  /// Makes sure that the files of the round are still those the answers were coded with.
  ///
  /// - Throws: `StoreFault.roundDiffers`.
  func checkDefinitions(_ definition: RoundDefinition) throws {
    let stored = try round(definition.round.id)
    guard stored.questionnaire.digest == definition.questionnaire.digest,
      stored.method.digest == definition.method.digest
    else {
      let known = [stored.questionnaire, stored.method].map { "\($0.id) \($0.version)" }
      throw Problem(
        StoreFault.roundDiffers, ["value": stored.id, "known": known.joined(separator: ", ")])
    }
  }
}
