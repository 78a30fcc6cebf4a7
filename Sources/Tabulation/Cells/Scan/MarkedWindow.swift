import CTextMarks
import Glibc
import Tables

/// A stretch of a text file in memory, its cell and line ends found.
///
/// Positions count from the window's first byte. Behind its last byte lie line feeds.
final class MarkedWindow {
  private static let guardBytes = max(Int(TEXT_MARKS_GUARD), RecordParser.guardBytes)
  private let descriptor: Int32
  private let capacity: Int
  private let allocation: UnsafeMutablePointer<UInt8>
  private let storage: UnsafeMutablePointer<UInt8>
  private let endStorage: UnsafeMutablePointer<Int32>
  private var marks = text_marks()
  /// Where the window begins in the file.
  private(set) var offset = 0
  /// Bytes of the window.
  private(set) var count = 0
  /// Whether the file ends with the window. Its last line has a line feed even if the file has none.
  private(set) var isLast = false

  /// A window of at most `capacity` bytes; nil where the file cannot be opened.
  init?(path: String, capacity: Int) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    descriptor = file
    self.capacity = capacity
    allocation = .allocate(
      capacity: DecimalWeight.bytesBefore + capacity + 1 + MarkedWindow.guardBytes)
    allocation.initialize(repeating: 0, count: DecimalWeight.bytesBefore)
    storage = allocation + DecimalWeight.bytesBefore
    let marksCapacity = capacity + 1 + 8
    endStorage = .allocate(capacity: marksCapacity + 1)
    marks.cell_ends = endStorage + 1
    marks.lines = .allocate(capacity: marksCapacity)
    marks.specials = .allocate(capacity: marksCapacity)
    // What stands before the first cell, so that it begins like all others after the end of one.
    endStorage[0] = -1
  }

  deinit {
    close(descriptor)
    allocation.deallocate()
    endStorage.deallocate()
    marks.lines.deallocate()
    marks.specials.deallocate()
  }

  /// The bytes of the window.
  var bytes: UnsafePointer<UInt8> { UnsafePointer(storage) }

  /// Ends of cells; the one before the first is that of the line before.
  var cellEnds: UnsafeMutablePointer<Int32> { marks.cell_ends }

  /// For each line end the number of cell ends up to it.
  var lines: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: marks.lines, count: marks.line_count)
  }

  /// Positions of bytes that plain cells do not have.
  var specials: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: marks.specials, count: marks.special_count)
  }

  /// Whether the window holds as much as it can.
  var isFull: Bool { count >= capacity }

  /// Moves to a place in the file and reads.
  func move(to position: Int, delimiter: UInt8) throws(ScanStop) {
    offset = position
    count = 0
    isLast = false
    try fill(delimiter)
  }

  /// Gives up the first bytes and reads on.
  func advance(by used: Int, delimiter: UInt8) throws(ScanStop) {
    storage.update(from: storage + used, count: count - used)
    offset += used
    count -= used
    try fill(delimiter)
  }

  private func fill(_ delimiter: UInt8) throws(ScanStop) {
    while count < capacity, !isLast {
      let got = pread(descriptor, storage + count, capacity - count, off_t(offset + count))
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw .needsReader }
      count += got
      isLast = got == 0
    }
    if isLast, count > 0, storage[count - 1] != UInt8(ascii: "\n") {
      storage[count] = UInt8(ascii: "\n")
      count += 1
    }
    (storage + count).initialize(repeating: UInt8(ascii: "\n"), count: MarkedWindow.guardBytes)
    text_marks_find(&marks, storage, count, delimiter)
  }
}

/// Why a scan ended early.
enum ScanStop: Error, Hashable {
  /// Something the general reader has to look at: a fault, or a shape that is not for cells.
  case needsReader
  /// A text that an item's codes do not know.
  case unknownText(item: Int, text: String)
  /// A weight has more decimals than are kept.
  case finerWeight
}
