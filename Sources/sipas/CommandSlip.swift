import ArgumentParser
import Rules

/// A command that does not exist, which the parser would only call an unexpected argument.
struct CommandSlip {
  private let command: any ParsableCommand.Type
  private let word: String

  /// The first word that should name a command and does not; nil where all do.
  init?(_ arguments: some Sequence<String>) {
    var command: any ParsableCommand.Type = Sipas.self
    for word in arguments {
      let known = command.configuration.subcommands
      guard !known.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
      guard let next = known.first(where: { $0.configuration.commandName == word }) else {
        self.command = command
        self.word = word
        return
      }
      command = next
    }
    return nil
  }

  /// What is wrong, the nearest command, and all there are.
  var message: String {
    let names = command.configuration.subcommands.compactMap { $0.configuration.commandName }
    let near = NearMiss.fact(for: word, among: names)
    let all = names.joined(separator: ", ")
    return say(
      vi: "không có lệnh «\(word)»\(near). Các lệnh: \(all).",
      en: "there is no command “\(word)”\(near). Commands: \(all).")
  }

  /// The message with the usage of the program.
  var fullMessage: String { Sipas.fullMessage(for: ValidationError(message)) }
}
