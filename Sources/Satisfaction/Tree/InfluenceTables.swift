/// An `InfluenceForm` as bare memory, for the loop over all responses.
struct InfluenceTables {
  let slots: UnsafeBufferPointer<Int>
  let classes: UnsafeBufferPointer<UInt8>
  let termLeaves: UnsafeBufferPointer<Int>
  let influences: UnsafeBufferPointer<Double>
  let termRanges: UnsafeBufferPointer<Range<Int>>
  let parts: UnsafeBufferPointer<(node: Int, share: Double)>
  let partRanges: UnsafeBufferPointer<Range<Int>>

  /// Room that the loop works in.
  struct Scratch {
    /// Weighted influence on each node, summed over a PSU.
    let totals: UnsafeMutableBufferPointer<Double>
    /// Influence of the response at hand on each node.
    let own: UnsafeMutableBufferPointer<Double>
    /// Whether the response answers each node.
    let answered: UnsafeMutableBufferPointer<Bool>
    /// `AnswerClass` of the response at each leaf.
    let classOfLeaf: UnsafeMutableBufferPointer<UInt8>
  }

  /// Adds the weighted influence of one response on every node to the totals, and 1 to `responses`
  /// at every node it answers.
  func add(
    _ row: CountedRow, to responses: UnsafeMutableBufferPointer<Int>, _ scratch: Scratch
  ) {
    for leaf in slots.indices {
      scratch.classOfLeaf[leaf] = classes[leaf << 8 | Int(row.answers[slots[leaf]])]
    }
    let weight = Double(row.weight)
    var node = termRanges.count
    while node > 0 {
      node -= 1
      var influence = 0.0
      var isAnswered = false
      for term in termRanges[node] {
        let answer = scratch.classOfLeaf[termLeaves[term]]
        influence += influences[term << 2 | Int(answer)]
        isAnswered = isAnswered || answer == 1 || answer == 2
      }
      for part in partRanges[node] {
        influence += parts[part].share * scratch.own[parts[part].node]
        isAnswered = isAnswered || scratch.answered[parts[part].node]
      }
      scratch.own[node] = influence
      scratch.answered[node] = isAnswered
      scratch.totals[node] += weight * influence
      responses[node] += isAnswered ? 1 : 0
    }
  }
}
