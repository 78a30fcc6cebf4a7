import Foundation

/// What the order of rows is made of.
extension IndexAccumulator {
  /// A number made of a row's bytes alone. Rows of different content share one by chance only, and
  /// then no more than the last bits of a sum hang on their order.
  func fingerprint(of row: Int) -> UInt64 {
    bytes.withUnsafeBytes { bytes in
      let row = UnsafeRawBufferPointer(rebasing: bytes[row * stride..<(row + 1) * stride])
      var number = UInt64(stride)
      for start in Swift.stride(from: 0, through: row.count - 8, by: 8) {
        number = mixed(number, row.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
      for byte in row[(row.count & ~7)...] { number = mixed(number, UInt64(byte)) }
      return number
    }
  }

  /// One step of the multiplication and shift that SplitMix64 mixes with.
  private func mixed(_ number: UInt64, _ word: UInt64) -> UInt64 {
    let product = (number ^ UInt64(littleEndian: word)) &* 0xBF58_476D_1CE4_E5B9
    return product ^ (product >> 31)
  }

  /// By arrival, those that arrived together by content.
  func arrivesEarlier(_ left: Int, _ right: Int) -> Bool {
    guard arrivals[left] == arrivals[right] else { return arrivals[left] < arrivals[right] }
    return bytes[left * stride..<(left + 1) * stride]
      .lexicographicallyPrecedes(bytes[right * stride..<(right + 1) * stride])
  }
}

extension CountedResponses {
  /// PSUs of every unit, each as the content of its rows: rows in the order of their bytes, PSUs by
  /// size, then by content.
  var contentOfPSUs: [[[UInt8]]] {
    withRows { rows in
      psusOfUnit.map { psus in
        psus.map { psu in
          var contents: [[UInt8]] = []
          rows.forEach(of: psu) { contents.append(Array($0.content)) }
          return contents.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
        }
        .sorted {
          $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
        }
      }
    }
  }
}
