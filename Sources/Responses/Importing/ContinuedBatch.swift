import Findings

/// The batch that the files of a run continue: that of their reject files, or none.
struct ContinuedBatch {
  private let files: [PlannedFile]
  private let batches: [BatchReference?]

  init(_ files: [PlannedFile]) {
    self.files = files.filter { !$0.sheets.isEmpty }
    batches = Array(Set(self.files.flatMap(\.batches)))
  }

  /// Nil for files that are no reject files.
  var reference: BatchReference? { batches.first ?? nil }

  /// The cell that names it.
  var cell: Place { files.flatMap(\.sheets).compactMap(\.batchCell).first ?? Place() }

  /// The finding that the files do not go together.
  var problem: Problem? {
    guard batches.count > 1 else { return nil }
    let names = files.map { file in
      let numbers = Set(file.batches.map { $0?.number }).sorted { $0 ?? 0 < $1 ?? 0 }
      return file.path + " → " + numbers.map { $0.map { "\($0)" } ?? "–" }.joined(separator: ", ")
    }
    return Problem(
      ResponseFault.mixedRejectFiles, ["files": names.joined(separator: "; ")])
  }
}

extension PlannedFile {
  /// What each of its sheets continues; nil for a sheet that is none of a reject file.
  fileprivate var batches: [BatchReference?] { sheets.map { $0.lineage?.batch } }
}

extension ImportReceipt {
  /// Whether its files belong to different imports.
  var isMixed: Bool {
    problems.contains { $0.code == ResponseFault.mixedRejectFiles.rawValue }
  }
}
