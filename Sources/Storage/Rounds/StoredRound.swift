import Findings
import Foundation
import Questionnaires
import Responses
import Rules

/// A survey round (đợt khảo sát) with the definitions its responses were coded by.
public struct StoredRound: Sendable, Hashable {
  /// Id, `2025`.
  public var id: String
  /// The questionnaire, with the bytes of its file.
  public var questionnaire: StoredDefinition
  /// The index method, with the bytes of its file.
  public var method: StoredDefinition
  /// Items of the questionnaire in slot order.
  public var items: [StoredItem]
  /// How the cells of the round lie in their BLOBs.
  public var cellLayout: CellLayout
  /// Number in the store; responses are numbered from `number << 40`.
  let number: Int64
}

extension StoredRound {
  /// What hinders working on the round with these definitions: nil where they are those its
  /// responses were coded by, else `StoreFault.roundDiffers` with the files that changed.
  public func difference(from questionnaire: Questionnaire, _ method: IndexMethod) -> Problem? {
    let parts = [
      self.questionnaire.change(
        "questionnaire.yaml", questionnaire.id, questionnaire.version, questionnaire.digest),
      self.method.change("method.yaml", method.id, method.version, method.digest),
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    let known = [self.questionnaire, self.method].map { "\($0.id) \($0.version)" }
    return Problem(
      StoreFault.roundDiffers,
      [
        "value": id, "known": known.joined(separator: ", "),
        "changed": parts.joined(separator: "; "),
      ])
  }
}

extension StoredRound {
  /// The rules that its rows were coded by, for putting them over one another.
  ///
  /// - Throws: the first thing that is wrong with the stored definitions for this version.
  func merge() throws -> ResponseMerge {
    let (asked, faults) = QuestionnaireLoader.load(
      name: "questionnaire.yaml", bytes: Data(questionnaire.yaml))
    let (counted, methodFaults) = MethodLoader.load(
      name: "method.yaml", bytes: Data(method.yaml), questionnaire: asked)
    guard let asked, let counted else {
      let found = (faults + methodFaults).first { $0.severity == .error }
      throw found ?? Problem(StoreFault.definitionDiffers, ["value": questionnaire.id])
    }
    return ResponseMerge(asked, counted.responseValidity)
  }
}

extension StoredDefinition {
  /// `method.yaml`, with id and version before and after where they differ; nil without a change.
  fileprivate func change(
    _ file: String, _ id: String, _ version: String, _ digest: ContentDigest
  ) -> String? {
    guard digest != self.digest else { return nil }
    let isSame = id == self.id && version == self.version
    return isSame ? file : "\(file) (\(self.id) \(self.version) → \(id) \(version))"
  }
}

/// A definition file as it was when the round was made.
public struct StoredDefinition: Sendable, Hashable {
  /// Id of the questionnaire or method.
  public var id: String
  /// Its version.
  public var version: String
  /// SHA-256 of the file.
  public var digest: ContentDigest
  /// The file.
  public var yaml: [UInt8]

  /// A definition with its file.
  public init(id: String, version: String, digest: ContentDigest, yaml: [UInt8]) {
    self.id = id
    self.version = version
    self.digest = digest
    self.yaml = yaml
  }
}

/// What the store knows of an item.
public struct StoredItem: Sendable, Hashable {
  /// Item id.
  public var id: String
  /// Form of the answer.
  public var kind: ItemKind
  /// Number of options; 0 where the answer is not coded in a byte.
  public var options: Int

  /// What matters of an item for storing answers.
  public init(_ item: Item) {
    self.init(id: item.id, kind: item.kind, options: item.kind.isCoded ? item.options.count : 0)
  }

  init(id: String, kind: ItemKind, options: Int) {
    self.id = id
    self.kind = kind
    self.options = options
  }
}
