import Dispatch
import Synchronization

/// Hands values from one thread to another in their order. The giver is at most a few values ahead,
/// so that memory stays bounded whichever of the two is slower.
final class HandOver<Value: Sendable>: Sendable {
  private struct State {
    var waiting: [Value] = []
    var isStopped = false
  }

  private let state = Mutex(State())
  // Both begin at 0: a semaphore that is let go below its first value ends the program.
  private let room = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)

  /// - Parameter count: values that may wait to be taken.
  init(ahead count: Int) {
    for _ in 0..<count { room.signal() }
  }

  /// Gives a value, as soon as there is room; false when nobody wants more.
  func give(_ value: Value) -> Bool {
    room.wait()
    let isWanted = state.withLock { state in
      if !state.isStopped { state.waiting.append(value) }
      return !state.isStopped
    }
    if isWanted { filled.signal() }
    return isWanted
  }

  /// The next value, as soon as there is one.
  func take() -> Value {
    filled.wait()
    defer { room.signal() }
    return state.withLock { $0.waiting.removeFirst() }
  }

  /// Tells the giver that nothing more is wanted.
  func stop() {
    state.withLock { state in
      state.isStopped = true
      state.waiting.removeAll()
    }
    room.signal()
  }
}
