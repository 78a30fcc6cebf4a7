import Dispatch
import Synchronization
import Tables

/// Fills cells from a text file by several threads.
enum CellScan {
  /// A stretch of the file that a thread takes at once.
  private static let rangeBytes = (least: 1 << 20, most: 1 << 26)

  /// The tables, one a thread. Their sums are whole numbers, so that nothing depends on which thread
  /// met which row.
  static func tables(_ layout: CellLayout, threads: Int) throws(ScanStop) -> [CellTable] {
    let ranges = ranges(of: layout, threads: threads)
    let jobs = Jobs(ranges)
    DispatchQueue.concurrentPerform(iterations: min(threads, ranges.count)) { _ in
      jobs.work(layout)
    }
    return try jobs.tables()
  }

  private static func ranges(of layout: CellLayout, threads: Int) -> [Range<Int>] {
    let bytes = max(0, layout.text.size - layout.firstRow)
    let step = min(max(bytes / (threads * 4), rangeBytes.least), rangeBytes.most)
    return stride(from: layout.firstRow, to: layout.text.size, by: step).map {
      $0..<min($0 + step, layout.text.size)
    }
  }
}

/// The ranges of a file, and what came of those that were scanned.
private final class Jobs: Sendable {
  private struct State {
    var tables: [CellTable] = []
    var records: [Range<Int>?]
    var stop: ScanStop?
  }

  private let ranges: [Range<Int>]
  private let next = Atomic<Int>(0)
  private let state: Mutex<State>

  init(_ ranges: [Range<Int>]) {
    self.ranges = ranges
    state = Mutex(State(records: Array(repeating: nil, count: ranges.count)))
  }

  /// Scans ranges until none is left.
  func work(_ layout: CellLayout) {
    do throws(ScanStop) {
      let scanner = try CellScanner(layout)
      while let job = nextJob() {
        let records = try scanner.scan(ranges[job])
        state.withLock { $0.records[job] = records }
      }
      let table = Handover(scanner.table)
      state.withLock { $0.tables.append(table.value) }
    } catch {
      state.withLock { $0.stop = error }
      next.store(ranges.count, ordering: .relaxed)
    }
  }

  /// - Throws: what stopped a thread, and where a range began inside a record.
  func tables() throws(ScanStop) -> [CellTable] {
    let result = state.withLock { state in
      Handover((state.tables, state.records, state.stop))
    }
    let (tables, records, stop) = result.value
    if let stop { throw stop }
    for (record, following) in zip(records, records.dropFirst())
    where record?.upperBound != following?.lowerBound {
      throw .needsReader
    }
    return tables
  }

  private func nextJob() -> Int? {
    let job = next.add(1, ordering: .relaxed).oldValue
    return job < ranges.count ? job : nil
  }
}

/// A value that one thread hands over to another and does not use again.
private struct Handover<Value>: @unchecked Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }
}
