import Foundation
import Reports
import Testing

/// The sample report as files for eyes: `REPORT_PREVIEW=/tmp/preview swift test --filter Preview`.
@Suite struct PreviewTests {
  @Test(.enabled(if: ProcessInfo.processInfo.environment["REPORT_PREVIEW"] != nil))
  func writesTheSampleReport() throws {
    let folder = ProcessInfo.processInfo.environment["REPORT_PREVIEW"] ?? ""
    let report = SampleReport.make()
    try HTMLReport.render(report).write(
      toFile: folder + "/vi.html", atomically: true, encoding: .utf8)
    try HTMLReport.render(report, language: .en).write(
      toFile: folder + "/en.html", atomically: true, encoding: .utf8)
    let text = IndexText.render(report.table) + ProgressText.render(report.progress, names: [:])
    try text.write(toFile: folder + "/index.txt", atomically: true, encoding: .utf8)
  }
}
