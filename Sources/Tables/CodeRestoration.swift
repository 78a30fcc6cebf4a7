/// Gives codes the leading zeros back that Excel took: `1` was `01`, `127` was `00127`.
public enum CodeRestoration {
  /// The code of `width` digits that `text` stands for, or nil where there is nothing to restore or
  /// no such code exists. The caller reports what was restored.
  ///
  /// - Parameters:
  ///   - text: the cell, digits only.
  ///   - kind: only numbers, and texts of files that Excel may have saved, are restored.
  ///   - width: number of digits of a whole code.
  ///   - isKnown: whether the code list has the padded code; nothing is guessed beyond it.
  public static func restore(
    _ text: String, kind: CellKind, width: Int, isKnown: (String) -> Bool
  ) -> String? {
    guard kind == .number || kind == .text, !text.isEmpty, text.utf8.count < width,
      text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    else { return nil }
    let padded = String(repeating: "0", count: width - text.utf8.count) + text
    return isKnown(padded) ? padded : nil
  }
}
