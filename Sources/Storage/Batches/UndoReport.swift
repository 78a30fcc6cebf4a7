import Findings
import Responses

/// What became of the responses of an undone batch.
public struct UndoReport: Sendable, Hashable {
  /// The batch.
  public var batch: Int64
  /// Responses that the batch had brought and that are gone now.
  public var removed: Int
  /// Responses that have their earlier content again.
  public var restored: Int
  /// Responses of the batch that stay, and why.
  public var kept: [KeptResponse]
  /// Rows of other batches that were left out because of what is gone now, in the order they came.
  public var released: [ReleasedRow] = []
}

/// A response that stays although its batch was undone.
public struct KeptResponse: Sendable, Hashable {
  /// Why it stays.
  public enum Reason: String, Sendable, Codable, CaseIterable {
    /// A later batch changed it.
    case changedLater
    /// Another batch brought it too, with the same content.
    case alsoImported
    /// A later batch brought it too; what only the undone one had said is gone.
    case reduced
  }

  /// Identity of the response.
  public var identity: String
  /// The batch that it belongs to now.
  public var batch: Int64
  /// Why it stays.
  public var reason: Reason
}

/// A row that is not in the store because its response was there with other content, which was
/// taken back now: its file has to be imported again.
public struct ReleasedRow: Sendable, Hashable {
  /// Identity of its response.
  public var identity: String
  /// Number of the batch that left it out.
  public var batch: Int64
  /// File, sheet and row as they were read.
  public var place: Place
}
