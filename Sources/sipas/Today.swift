import Foundation
import Rules

/// The clock of the program, read here and nowhere else; modules are given the day.
enum Today {
  /// The date in Viet Nam (UTC+7) at a moment.
  static func day(_ now: Date = Date()) -> Day {
    let seconds = now.timeIntervalSince1970 + 7 * 3600
    return Day(daysSince1970: Int((seconds / 86_400).rounded(.down)))
  }

  /// The time of the day in Viet Nam at a moment, `09:05`.
  static func time(_ now: Date) -> String {
    let minutes = Int((now.timeIntervalSince1970 / 60).rounded(.down)) + 7 * 60
    let minute = (minutes % 1_440 + 1_440) % 1_440
    return String(format: "%02d:%02d", minute / 60, minute % 60)
  }

  /// Day and time in Viet Nam, `2025-07-01 09:05`.
  @Sendable static func text(_ now: Date) -> String { "\(day(now)) \(time(now))" }
}
