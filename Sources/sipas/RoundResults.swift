import Agencies
import Findings
import Foundation
import ParScoring
import Questionnaires
import Reports
import Responses
import Rules
import Sampling
import Satisfaction
import Storage

/// What the store says of a round: progress, indices, points. Computed when asked for.
struct RoundResults {
  let definition: RoundDefinition
  let store: Store

  /// Opens the store of the round's workspace.
  ///
  /// - Throws: `ProgramFault.noResponses` where nothing was imported yet.
  init(_ definition: RoundDefinition) throws {
    self.definition = definition
    store = try definition.workspace.existingStore()
  }
}
