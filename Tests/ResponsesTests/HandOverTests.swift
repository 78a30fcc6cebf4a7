import Foundation
import Synchronization
import Testing

@testable import Responses

struct HandOverTests {
  private static let values = 1...2_000

  @Test func valuesComeInTheirOrderAndTheGiverStaysClose() {
    let handOver = HandOver<Int>(ahead: 3)
    let giver = Giver { given in
      for value in Self.values where handOver.give(value) { given.withLock { $0 = value } }
    }
    for value in Self.values {
      #expect(handOver.take() == value)
      #expect(giver.given.withLock { $0 } <= value + 3)
    }
    giver.wait()
  }

  @Test func aGiverThatWaitsForRoomIsLetGo() {
    let handOver = HandOver<Int>(ahead: 1)
    let giver = Giver { given in
      while handOver.give(1) { given.withLock { $0 += 1 } }
    }
    #expect(handOver.take() == 1)
    handOver.stop()
    giver.wait()
    #expect(giver.given.withLock { $0 } <= 2)
  }
}

/// A thread that gives, and how much it gave.
private final class Giver: Sendable {
  let given = Mutex(0)
  private let isDone = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable (borrowing Mutex<Int>) -> Void) {
    Thread.detachNewThread { [self] in
      body(given)
      isDone.signal()
    }
  }

  func wait() { isDone.wait() }
}
