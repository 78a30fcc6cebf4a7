import Agencies
import ArgumentParser
import Findings
import Foundation
import Questionnaires
import Rules

/// `sipas questionnaire`: what is asked and how the index is computed.
struct QuestionnaireCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questionnaire",
    abstract: say(
      vi: "Kiểm tra, xem và so sánh mẫu phiếu cùng phương pháp tính.",
      en: "Check, show and compare questionnaires and their methods."),
    subcommands: [Check.self, Show.self, Diff.self])

  /// A questionnaire with its method, as far as they could be read.
  struct Loaded {
    var questionnaire: Questionnaire?
    var method: IndexMethod?
    var problems: [Problem]

    init(_ name: String) throws {
      let folder = try Library.located().questionnaireFolder(name)
      let file = folder.appendingPathComponent("questionnaire.yaml").path
      (questionnaire, problems) = QuestionnaireLoader.load(path: file)
      let methodFile = folder.appendingPathComponent("method.yaml").path
      guard FileManager.default.fileExists(atPath: methodFile) else { return }
      let (method, faults) = MethodLoader.load(path: methodFile, questionnaire: questionnaire)
      self.method = method
      problems += faults
    }
  }
}

extension QuestionnaireCommand {
  /// `sipas questionnaire check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: say(
        vi: "Tìm mọi lỗi của một mẫu phiếu trong một lượt.",
        en: "Find every fault of a questionnaire in one pass."))

    @Argument(
      help: ArgumentHelp(
        say(vi: "Tên mẫu phiếu có sẵn hoặc thư mục.", en: "A shipped questionnaire or a folder."),
        valueName: ValueName.questionnaire))
    var questionnaires: [String]
    @OptionGroup var format: FormatOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      var problems: [Problem] = []
      for name in questionnaires {
        let loaded = try Loaded(name)
        problems += loaded.problems
        guard format.format == .text, let questionnaire = loaded.questionnaire else { continue }
        let marks = questionnaire.unverified.count + (loaded.method?.unverified.count ?? 0)
        Terminal.out(
          say(
            vi:
              "\(questionnaire.id) bản \(questionnaire.version): \(questionnaire.items.count) câu, \(loaded.problems.count) điều cần xem, \(marks) điểm chưa đối chiếu văn bản.",
            en:
              "\(questionnaire.id) version \(questionnaire.version): \(Speech.counted(questionnaire.items.count, "item")), \(Speech.counted(loaded.problems.count, "finding")), \(Speech.counted(marks, "unverified mark"))."
          ))
      }
      try FindingsOutput.finish(with: problems, as: format.format)
    }
  }

  /// `sipas questionnaire show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: say(
        vi: "In mẫu phiếu: câu hỏi, mã trả lời, cây chỉ số, nguồn pháp lý.",
        en: "Print a questionnaire: items, codes, index tree, legal sources."))

    @Argument(
      help: ArgumentHelp(
        say(
          vi: "Tên mẫu phiếu có sẵn hoặc thư mục; bỏ trống để liệt kê.",
          en: "A shipped questionnaire or a folder; leave out to list them."),
        valueName: ValueName.questionnaire))
    var questionnaire: String?
    @OptionGroup var format: FormatOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      guard let name = questionnaire else {
        return try Library.located().questionnaireIDs.forEach { Terminal.out($0) }
      }
      let loaded = try Loaded(name)
      guard let questionnaire = loaded.questionnaire else {
        throw Stop(status: .unreadable, problems: loaded.problems)
      }
      guard format.format == .text else {
        return Terminal.out(
          try MachineOutput.json(QuestionnaireSummary(questionnaire, method: loaded.method)))
      }
      Terminal.out(QuestionnaireOutline.text(of: questionnaire, in: Speech.language))
      if let method = loaded.method {
        let kinds = UnitKind.allCases.map { ($0.rawValue, $0.label) }
        Terminal.out(
          QuestionnaireOutline.text(
            of: method, in: Speech.language,
            unitKinds: Dictionary(kinds, uniquingKeysWith: { first, _ in first })))
      }
    }
  }

  /// `sipas questionnaire diff`.
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: say(
        vi: "So sánh hai mẫu phiếu: thêm, bớt, đổi chữ, đổi mã, đổi cách tính.",
        en: "Compare two questionnaires: added, removed, reworded, recoded, recomputed."))

    @Argument(help: ArgumentHelp(say(vi: "Bản cũ.", en: "The old one."), valueName: ValueName.old))
    var old: String
    @Argument(help: ArgumentHelp(say(vi: "Bản mới.", en: "The new one."), valueName: ValueName.new))
    var new: String
    @OptionGroup var format: FormatOption
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let (before, after) = (try Loaded(old), try Loaded(new))
      guard let oldOne = before.questionnaire, let newOne = after.questionnaire else {
        throw Stop(status: .unreadable, problems: before.problems + after.problems)
      }
      var changes = QuestionnaireDiff.diff(oldOne, newOne)
      if let oldMethod = before.method, let newMethod = after.method {
        changes += QuestionnaireDiff.diff(oldMethod, newMethod)
      }
      Terminal.out(
        format.format == .json
          ? try MachineOutput.json(changes)
          : changes.text(in: Speech.language))
    }
  }
}
