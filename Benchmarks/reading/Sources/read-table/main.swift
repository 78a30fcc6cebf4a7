import Foundation
import Tables

// read-table FILE [RUNS]: reads the first sheet to its end and prints what that costs.

func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let path = CommandLine.arguments.dropFirst().first ?? ""
let runs = CommandLine.arguments.dropFirst(2).first.flatMap(Int.init) ?? 3
let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
for _ in 0..<runs {
  let start = (cpu: seconds(CLOCK_PROCESS_CPUTIME_ID), wall: seconds(CLOCK_MONOTONIC))
  let reader = try TableFile.open(path).reader(ofSheet: 0)
  var row = Row()
  var rows = 0
  var cells = 0
  while try reader.next(into: &row) {
    rows += 1
    cells += row.count
  }
  let cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - start.cpu
  let wall = seconds(CLOCK_MONOTONIC) - start.wall
  print(
    String(
      format: "%d rows, %d cells: CPU %.3f s, wall %.3f s, %.0f MB/s of CPU", rows, cells, cpu,
      wall, Double(size) / 1e6 / cpu))
}
