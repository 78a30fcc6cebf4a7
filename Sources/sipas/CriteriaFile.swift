import Findings
import Foundation
import ParScoring

/// The criteria set of a workspace.
enum CriteriaFile {
  /// The set named in `sipas.yaml`: a folder beside it or a shipped one; nil where none is named.
  ///
  /// - Throws: `Stop` with every fault of the set.
  static func load(_ workspace: Workspace) throws -> CriteriaSet? {
    guard let name = workspace.file.criteria else { return nil }
    let folders = [
      URL(fileURLWithPath: workspace.path(of: name)),
      workspace.library.questionnaires.appendingPathComponent(name),
    ]
    let files = folders.map { $0.appendingPathComponent("criteria.yaml").path }
    let found = files.first { FileManager.default.fileExists(atPath: $0) } ?? files[0]
    let (set, problems) = CriteriaLoader.load(path: found)
    guard let set else { throw Stop(status: .unreadable, problems: problems) }
    return set
  }
}

extension Criterion {
  /// Number and name, `8.1 Chỉ số hài lòng`.
  var numberedLabel: LocalizedText {
    LocalizedText(vi: "\(id) \(label.vi)", en: label.en.map { "\(id) \($0)" })
  }
}
