import Foundation

/// Names in plain letters, as people name files.
enum PlainName {
  /// `xa-dat-mui` of «Xã Đất Mũi»: lower case, no marks, đ as d (it has no decomposition and is
  /// folded by hand), everything else a hyphen.
  static func slug(of name: String) -> String {
    letters(of: name).lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
      .joined(separator: "-")
  }

  /// The text without marks, đ as d.
  static func letters(of text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar {
      case "đ": plain.append("d")
      case "Đ": plain.append("D")
      case "\u{300}"..."\u{36F}": continue
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
