/// A small bar that shows how far a target is filled: filled, still missing (outlined), and what
/// lies beyond a mark at the target.
struct QuotaBar {
  /// Valid responses.
  var valid: Int
  /// Responses wanted.
  var target: Int

  /// The drawing, 120 units wide; the target lies at 100 units.
  func drawing() -> Drawing {
    var drawing = Drawing(width: 122)
    drawing.height = 16
    let share = target > 0 ? Double(valid) / Double(target) : (valid > 0 ? 1 : 0)
    drawing.rectangle(x: 1, y: 3, width: 100, height: 10, class: "quota-empty")
    let state = share < 1 ? "quota-part" : "quota-full"
    drawing.rectangle(x: 1, y: 3, width: min(max(share, 0), 1) * 100, height: 10, class: state)
    if share > 1 {
      drawing.rectangle(
        x: 103, y: 3, width: min(share - 1, 0.18) * 100, height: 10, class: "quota-over")
    }
    drawing.line(x1: 101, y1: 0, x2: 101, y2: 16, class: "middle")
    return drawing
  }
}
