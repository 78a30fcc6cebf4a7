import Findings

/// The argument parser speaks English only; this puts its fixed words into the language of the run.
enum HelpWording {
  /// Help or a usage error of the parser, in `language`.
  static func translated(_ text: String, to language: Language) -> String {
    guard language == .vi else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      lineStarts.first { line.hasPrefix($0.english) }.map {
        $0.vietnamese + line.dropFirst($0.english.count)
      } ?? String(line)
    }
    return inside.reduce(lines.joined(separator: "\n")) {
      $0.replacing($1.english, with: $1.vietnamese)
    }
    .replacing(/' (?:and|or) '/, with: "' hoặc '")
    .replacing(/(\d+) unexpected arguments:/) { "thừa \($0.1) đối số:" }
  }

  private struct Wording {
    let english: String
    let vietnamese: String

    init(_ english: String, _ vietnamese: String) {
      self.english = english
      self.vietnamese = vietnamese
    }
  }

  private static let lineStarts = [
    Wording("OVERVIEW: ", ""),
    Wording("USAGE: ", "CÁCH DÙNG: "),
    Wording("Usage: ", "Cách dùng: "),
    Wording("ARGUMENTS:", "ĐỐI SỐ:"),
    Wording("OPTIONS:", "TÙY CHỌN:"),
    Wording("SUBCOMMANDS:", "CÁC LỆNH:"),
    Wording("Error: Missing expected argument", "Lỗi: thiếu đối số"),
    Wording("Error: Missing value for", "Lỗi: thiếu giá trị cho"),
    Wording("Error: Unexpected argument", "Lỗi: không hiểu đối số"),
    Wording("Error: Unknown option", "Lỗi: không có tùy chọn"),
    Wording("Error: The value", "Lỗi: giá trị"),
    Wording("Error: ", "Lỗi: "),
    Wording("Help:  ", "Trợ giúp:  "),
  ]

  private static let inside = [
    Wording(" SUBCOMMANDS:\n", ":\n"),
    Wording("<subcommand>", "<lệnh>"),
    Wording("(default: ", "(mặc định: "),
    Wording("(values: ", "(chọn: "),
    Wording("; default: ", "; mặc định: "),
    // The parser breaks long lines before this word.
    Wording(" default: ", " mặc định: "),
    Wording("Show the version.", "Xem phiên bản."),
    Wording("Show help information.", "Xem trợ giúp."),
    Wording("Did you mean", "Có phải ý bạn là"),
    Wording(" for more information.", " để biết thêm."),
    Wording("for detailed help.", "để xem chi tiết."),
    Wording("  See 'sipas", "  Gõ 'sipas"),
    Wording("' is invalid for '", "' không dùng được cho '"),
    Wording("Please provide one of the following:", "Chọn một trong:"),
    Wording("Please provide one of ", "Chọn một trong: "),
    Wording("<options>", "<tùy chọn>"),
  ]
}
