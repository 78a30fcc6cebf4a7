import Foundation

/// How wide a text is when it is drawn, before there is a font to ask: advance widths of Arimo and
/// Arial (thousandths of the size), widened so that the other fonts of the stack fit too.
enum TextMetrics {
  /// Width of a text in a size, in the unit of the size.
  static func width(_ text: String, size: Double) -> Double {
    let thousandths = text.decomposedStringWithCanonicalMapping.unicodeScalars
      .reduce(0) { $0 + advance($1) }
    return Double(thousandths) / 1000 * size * allowance
  }

  /// The text in lines no wider than `width`, broken at blanks; a single longer word is broken
  /// inside, so that nothing is cut off.
  static func lines(_ text: String, width limit: Double, size: Double) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if width(longer, size: size) <= limit {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      let pieces = broken(word, width: limit, size: size)
      lines += pieces.dropLast()
      line = pieces.last ?? ""
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private static func broken(_ word: Substring, width limit: Double, size: Double) -> [String] {
    var pieces: [String] = []
    var piece = ""
    for letter in word {
      if !piece.isEmpty, width(piece + String(letter), size: size) > limit {
        pieces.append(piece)
        piece = ""
      }
      piece.append(letter)
    }
    return pieces + [piece]
  }

  private static func advance(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: ascii[Int(scalar.value) - 0x20]
    case 0x31B: 100
    case 0x300...0x36F: 0
    case 0xA0: 278
    case 0x110: 722
    case 0x111, 0x2013: 556
    case 0xAB, 0xBB: 556
    default: 1000
    }
  }

  /// DejaVu Sans, the widest of the usual fallbacks, is about 12 % wider than Arimo.
  private static let allowance = 1.12

  private static let ascii = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}
