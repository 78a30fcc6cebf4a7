import Findings
import Foundation
import Rules

/// Language of this run: `--lang`, else `SIPAS_LANG`, else Vietnamese. Known before the command
/// line is parsed, because help texts are in it.
enum Speech {
  static let language: Language = chosen(
    arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

  static func chosen(arguments: [String], environment: [String: String]) -> Language {
    for (offset, argument) in arguments.enumerated() {
      if argument == "--lang", arguments.indices.contains(offset + 1) {
        return Language(rawValue: arguments[offset + 1]) ?? .vi
      }
      if argument.hasPrefix("--lang=") {
        return Language(rawValue: String(argument.dropFirst(7))) ?? .vi
      }
    }
    return environment["SIPAS_LANG"].flatMap { Language(rawValue: $0) } ?? .vi
  }

  /// A number with one decimal: `11,5` in Vietnamese, `11.5` in English.
  static func decimal(_ number: Double) -> String {
    let pointed = RoundingRule(decimals: 1).text(number)
    return language == .vi ? pointed.replacing(".", with: ",") : pointed
  }

  /// An English count with its noun: `1 unit`, `2 units`.
  static func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)" + (number == 1 ? "" : "s")
  }
}

/// The text in the language of this run.
func say(vi: String, en: String) -> String {
  Speech.language == .en ? en : vi
}
