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
    try ChartPicture.render(report, blockID: "agencies")?.write(
      toFile: folder + "/agencies.svg", atomically: true, encoding: .utf8)
    try WorkbookReport.write(report, to: folder + "/report.xlsx")
    let text = IndexText.render(report.table) + ProgressText.render(report.progress, names: [:])
    try text.write(toFile: folder + "/index.txt", atomically: true, encoding: .utf8)
  }
}
