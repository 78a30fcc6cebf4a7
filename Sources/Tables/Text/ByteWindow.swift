/// A stretch of a byte source in memory: what is not used yet, followed by line feeds that are not
/// part of it and stop searches without a test for the end.
final class ByteWindow {
  private static let firstCapacity = 1 << 18
  private let source: any ByteSource
  private var storage: UnsafeMutablePointer<UInt8>
  private var capacity = ByteWindow.firstCapacity
  private var start = 0
  private var end = 0
  /// Whether nothing comes after the window.
  private(set) var isLast = false

  init(_ source: any ByteSource) {
    self.source = source
    storage = .allocate(capacity: capacity + ByteOctet.count)
    setGuard()
  }

  deinit { storage.deallocate() }

  /// The bytes not used yet.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: UnsafePointer(storage) + start, count: end - start)
  }

  /// Share of the file used so far, as far as the source can tell.
  var progress: Double { source.progress }

  /// Marks bytes at the beginning as used.
  func consume(_ count: Int) { start += count }

  /// Reads on. Pointers into the window are not valid any more.
  func extend() throws {
    makeRoom()
    let room = UnsafeMutableRawBufferPointer(start: storage + end, count: capacity - end)
    let count = try source.read(into: room)
    isLast = count == 0
    end += count
    setGuard()
  }

  private func setGuard() {
    (storage + end).initialize(repeating: UInt8(ascii: "\n"), count: ByteOctet.count)
  }

  private func makeRoom() {
    let unused = end - start
    if unused * 2 > capacity {
      let larger = UnsafeMutablePointer<UInt8>.allocate(
        capacity: capacity * 2 + ByteOctet.count)
      larger.update(from: storage + start, count: unused)
      storage.deallocate()
      storage = larger
      capacity *= 2
    } else {
      storage.update(from: storage + start, count: unused)
    }
    start = 0
    end = unused
  }
}
