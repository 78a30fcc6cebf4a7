import Agencies
import Findings
import Foundation
import Responses
import Rules
import Storage
import Tables

/// An import as `sipas import` and `sipas demo` run it: store, mappings kept from earlier imports,
/// progress on the terminal, Ctrl-C.
struct ImportJob {
  var definition: RoundDefinition
  var paths: [String]
  var dryRun = false
  var allOrNothing = false
  var onConflict: ConflictPolicy = .stop
  var blanks: BlankCells = .keep
  var unit: String?
  var reading = ReadOptions()
  var rejects: String?
  var chunk = 20_000
  var user: String

  /// Kinds of unit that response files can name.
  fileprivate static let unitKinds = Set(UnitKind.allCases.filter { !$0.isProvince })

  private var workspace: Workspace { definition.workspace }

  /// Runs the import.
  ///
  /// - Throws: what the store throws; an interrupted import is resumed by the same command.
  func run() throws -> ImportReceipt {
    try refuseSimulatedFiles()
    var policy = ImportPolicy(
      round: definition.round.id, user: user, province: workspace.file.province,
      unitKinds: ImportJob.unitKinds, fieldDay: definition.round.day,
      unit: try chosenUnit(), onConflict: onConflict,
      isAllOrNothing: allOrNothing, isDryRun: dryRun, reading: reading, chunkRows: chunk,
      rejectFolder: rejects ?? workspace.rejectFolder,
      language: Speech.language)
    policy.blanksErase = blanks == .erase
    policy.fieldwork = definition.plan?.fieldwork
    policy.today = definition.round.isSimulated ? nil : Today.day()
    policy.timeText = Today.text
    // Before the mappings: with another questionnaire they would be faulted for what is not theirs.
    let store = try workspace.storeReady(for: definition, writer: user)
    let kept = try KeptMappings(definition)
    policy.unitSpellings = kept.saved.unitSpellings
    let run = ImportRun(
      questionnaire: definition.questionnaire, method: definition.method,
      directory: definition.units, policy: policy, mappings: kept.saved.mappings)
    let meter = ProgressMeter(files: paths.count)
    let interruption = Interruption()
    defer { Terminal.endProgress() }
    let receipt = try run.run(
      files: paths, into: store, clock: { Date() }, progress: meter.show,
      isCancelled: { interruption.isAsked })
    if !dryRun { keep(run.mappings, in: kept) }
    return receipt
  }

  /// The responses are stored by now: a mapping file that cannot be written is no reason to fail.
  private func keep(_ mappings: [ColumnMapping], in kept: KeptMappings) {
    do {
      try kept.add(mappings)
    } catch let problem as Problem {
      Terminal.complain([problem])
    } catch {
      Terminal.err("\(error)")
    }
  }

  /// Made-up answers never come into a real round.
  private func refuseSimulatedFiles() throws {
    guard !definition.round.isSimulated else { return }
    let simulated = paths.filter {
      URL(fileURLWithPath: $0).lastPathComponent.hasPrefix(SimulationJob.filePrefix)
    }
    guard simulated.isEmpty else {
      throw Stop(
        status: .unreadable,
        problems: simulated.map {
          Problem(
            ProgramFault.simulatedFile, at: Place(file: $0), ["round": definition.round.id])
        })
    }
  }

  private func chosenUnit() throws -> AdministrativeUnit? {
    guard let unit else { return nil }
    if let found = definition.units.unit(code: unit, on: definition.round.day) { return found }
    let codes = definition.units.members(
      ofProvince: workspace.file.province, on: definition.round.day
    ).map(\.code)
    throw Problem(
      ProgramFault.unknownUnit,
      ["value": unit, "suggestion": NearMiss.fact(for: unit, among: codes)])
  }
}

/// Which column means what, kept in the workspace between imports and open to editing.
struct KeptMappings {
  /// As read from the file; none where there is none.
  let saved: SavedMappings
  private let path: String
  private let definition: RoundDefinition

  /// - Throws: `Stop` with every fault of the file.
  init(_ definition: RoundDefinition) throws {
    self.definition = definition
    path = definition.workspace.path(of: "cot-\(definition.round.id).yaml")
    guard FileManager.default.fileExists(atPath: path) else {
      saved = SavedMappings()
      return
    }
    let units = UnitMatcher(
      directory: definition.units, province: definition.workspace.file.province,
      kinds: ImportJob.unitKinds, on: definition.round.day)
    let (read, problems) = MappingFile.load(
      DefinitionFile(path: path), for: definition.questionnaire, units: units)
    guard !problems.hasErrors else { throw Stop(status: .unreadable, problems: problems) }
    saved = read
  }

  /// Writes the file again where an import met new headers.
  func add(_ met: [ColumnMapping]) throws {
    var all = saved
    for mapping in met where !all.mappings.contains(where: { $0.signature == mapping.signature }) {
      all.mappings.append(mapping)
    }
    guard all.mappings.count > saved.mappings.count else { return }
    try OutputFile.write(MappingFile.text(of: all, for: definition.questionnaire), to: path)
  }
}

/// Shows how far an import is, on a terminal.
final class ProgressMeter {
  private let start = ContinuousClock.now
  private var shown = ContinuousClock.now
  private let files: Int

  init(files: Int) {
    self.files = files
  }

  /// Redraws the line, at most ten times a second.
  func show(_ progress: ImportProgress) {
    let now = ContinuousClock.now
    guard Terminal.isInteractive, now - shown > .milliseconds(100) else { return }
    shown = now
    let seconds = (now - start) / .seconds(1)
    let rate = Int(Double(progress.rows) / max(seconds, 0.001))
    let share = (Double(progress.fileIndex) + progress.sheetShare) / Double(max(files, 1))
    let left = share > 0 ? Int((seconds / share - seconds).rounded(.up)) : 0
    let name = URL(fileURLWithPath: progress.file).lastPathComponent
    Terminal.progress(
      say(
        vi:
          "\(Int(share * 100)) %  \(progress.rows) dòng  \(rate) dòng/giây  còn khoảng \(left) giây  \(name)",
        en:
          "\(Int(share * 100)) %  \(progress.rows) rows  \(rate) rows/s  about \(left) s left  \(name)"
      ))
  }
}

/// Ctrl-C during an import: the chunk at hand is finished, then the run ends; the second one ends
/// it at once.
struct Interruption {
  // A signal handler may do no more than set a flag.
  private nonisolated(unsafe) static var wasAsked: sig_atomic_t = 0

  init() {
    Interruption.wasAsked = 0
    signal(SIGINT) { _ in
      Interruption.wasAsked = 1
      signal(SIGINT, SIG_DFL)
    }
  }

  /// Whether Ctrl-C was pressed.
  var isAsked: Bool { Interruption.wasAsked != 0 }
}
