import Findings

/// A coded response with where it came from and the identities of its row.
public struct ImportedRow: Sendable {
  /// Row as a spreadsheet shows it, in the file it first came in.
  public var row: Int
  /// The response.
  public var response: CodedResponse
  /// Names, phones and the like, by field; stored apart from the answers.
  public var identities: [String: String]
  /// Whether the row says a weight, or has the one of all rows without.
  public var statesWeight: Bool
  /// What to do at a conflict where somebody decided it for this row; nil for the run's policy.
  public var decision: ConflictPolicy?
  /// What the row says by itself, where `response` and `identities` are it put over the stored ones.
  public var own: OwnContent?
  /// Whether the store has the row already and it says nothing new; see `ImportStore.isReadAgain`.
  public var isReadAgain = false

  /// A row.
  public init(
    row: Int, response: CodedResponse, identities: [String: String] = [:],
    statesWeight: Bool = true, decision: ConflictPolicy? = nil
  ) {
    self.row = row
    self.response = response
    self.identities = identities
    self.statesWeight = statesWeight
    self.decision = decision
  }
}

/// A row that was not taken, and why.
public struct RefusedRow: Sendable, Hashable {
  /// Row as a spreadsheet shows it, in the file it first came in; nil for a row of a reject file
  /// that does not say which refused row it is.
  public var row: Int?
  /// What is wrong with it.
  public var problems: [Problem]
  /// What could be read of it.
  public var readable: ReadablePart?
  /// Digest of the row as its file has it: of its cells, or of its content where nothing was wrong
  /// with it by itself; nil where it is a row of a reject file.
  public var original: [UInt8]?

  /// A refused row.
  public init(row: Int?, problems: [Problem], readable: ReadablePart? = nil) {
    self.row = row
    self.problems = problems
    self.readable = readable
    original = readable?.digest
  }
}

/// What could be read of a refused row, by which it is known when it comes in by another way.
public struct ReadablePart: Sendable, Hashable {
  /// Its identity, where the id, or the unit and the sheet number, could be read.
  public var key: String?
  /// The sheet number as keys have it, where only the unit could not be read.
  public var sheetNumber: String?
  /// Its answers by slot, blank where they could not be read.
  public var answers: [UInt8]
  /// Digest of its content, where nothing was wrong with the row by itself.
  public var digest: [UInt8]?

  /// What could be read.
  public init(
    key: String? = nil, sheetNumber: String? = nil, answers: [UInt8], digest: [UInt8]? = nil
  ) {
    self.key = key
    self.sheetNumber = sheetNumber
    self.answers = answers
    self.digest = digest
  }

  /// Whether a number or an id could be read.
  var isIdentified: Bool { key != nil || sheetNumber != nil }

  /// All of a row that is a response by itself.
  public init(_ row: ImportedRow) {
    let response = row.own?.content.response ?? row.response
    self.init(
      key: response.identity.isContentBased ? nil : response.identity.key,
      answers: response.answers, digest: response.contentDigest)
  }
}

/// Rows of one sheet that are stored together or not at all.
public struct ImportChunk: Sendable {
  /// The sheet.
  public var sheet: SheetKey
  /// Accepted rows in row order.
  public var rows: [ImportedRow] = []
  /// Rows of this stretch that were refused.
  public var refused: [RefusedRow] = []
  /// Rows that other imports refused and that were settled there since; see `SettledRows`. They are
  /// skipped, and wait only where what settled them is undone.
  public var settled: [RefusedRow] = []
  /// Rows of a reject file that somebody decided to leave out for good.
  public var dropped: [Int] = []
  /// Number of blank rows of this stretch.
  public var blank = 0
  /// Last row of the stretch, accepted or not.
  public var lastRow: Int

  /// A stretch of rows, empty or with as much as is given.
  public init(
    sheet: SheetKey, rows: [ImportedRow] = [], refused: [RefusedRow] = [], lastRow: Int = 0
  ) {
    self.sheet = sheet
    self.rows = rows
    self.refused = refused
    self.lastRow = lastRow
  }

  /// Whether nothing of it has to be stored.
  public var isEmpty: Bool {
    rows.isEmpty && refused.isEmpty && settled.isEmpty && dropped.isEmpty && blank == 0
  }
}

/// What a run found of a sheet as a whole.
public struct SheetFindings: Sendable, Hashable {
  /// Findings that belong to no refused row.
  public var problems: [Problem]
  /// Rows that came in no chunk, because the header of the sheet has faults.
  public var unread: RowCounts

  /// Findings.
  public init(problems: [Problem], unread: RowCounts = RowCounts()) {
    self.problems = problems
    self.unread = unread
  }
}

/// What became of a chunk.
public struct ChunkOutcome: Sendable {
  /// Counts of the chunk; conflicts are among the refused unless somebody settled them.
  public var counts: RowCounts
  /// Rows whose response was stored with other content and that did not take its place.
  public var conflicts: [Conflict]
  /// Positions in the rows of the chunk whose response was there with the same content, rising.
  public var unchanged: [Int]

  /// An outcome.
  public init(counts: RowCounts, conflicts: [Conflict], unchanged: [Int]) {
    self.counts = counts
    self.conflicts = conflicts
    self.unchanged = unchanged
  }
}

/// A row whose response is stored already with other content.
public struct Conflict: Sendable, Hashable {
  /// Position in the rows of the chunk.
  public var position: Int
  /// What was done: `stop` and `review` refuse the row, `keep` skips it.
  public var policy: ConflictPolicy
  /// File, sheet and row that the stored one came from.
  public var stored: Place
  /// Whether the run itself brought the stored one.
  public var isOfThisRun: Bool
  /// The stored one.
  public var held: HeldResponse

  /// A conflict.
  public init(
    position: Int, policy: ConflictPolicy, stored: Place, isOfThisRun: Bool, held: HeldResponse
  ) {
    self.position = position
    self.policy = policy
    self.stored = stored
    self.isOfThisRun = isOfThisRun
    self.held = held
  }
}

/// A response as the store holds it, whole.
public struct HeldResponse: Sendable, Hashable {
  /// The response.
  public var response: CodedResponse
  /// Names, phones and the like, by field.
  public var identities: [String: String]

  /// A stored response.
  public init(response: CodedResponse, identities: [String: String]) {
    self.response = response
    self.identities = identities
  }
}
