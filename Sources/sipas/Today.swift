import Foundation
import Rules

/// The clock of the program, read here and nowhere else; modules are given the day.
enum Today {
  /// The date in Viet Nam (UTC+7) at a moment.
  static func day(_ now: Date = Date()) -> Day {
    let seconds = now.timeIntervalSince1970 + 7 * 3600
    return Day(daysSince1970: Int((seconds / 86_400).rounded(.down)))
  }
}
