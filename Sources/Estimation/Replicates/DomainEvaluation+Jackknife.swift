extension DomainEvaluation {
  /// Adds all replicates of a jackknife. Deletions outside the strata of the domain leave it as it
  /// is and are only counted.
  mutating func add(_ jackknife: JackknifeReplicates, _ statistic: TotalsStatistic) {
    let strata = DomainStrata(domain, jackknife)
    var (count, scales) = (jackknife.count, jackknife.scales.reduce(0, +))
    for (index, stratum) in strata.deletable.enumerated() {
      let deletions = stratum.deletions
      guard !deletions.isLone else { continue }
      delete(stratum.members, deletions, outside: strata.others[index], statistic)
      count -= deletions.psus.count
      scales -= Double(deletions.psus.count) * deletions.scale
    }
    for deletions in jackknife.strata where deletions.isLone {
      replaceLone(deletions, psus: jackknife.psus, strata, statistic)
      count -= 1
      scales -= deletions.scale
    }
    addUnchanged(scales: max(0, scales), count: count)
  }

  /// Deletes each PSU of a stratum: the totals are those outside the stratum and n/(n-1) times
  /// those of its other PSUs.
  private mutating func delete(
    _ members: [Int], _ stratum: JackknifeReplicates.Stratum, outside: ArraySlice<Double>,
    _ statistic: TotalsStatistic
  ) {
    let n = Double(stratum.psus.count)
    let factor = n / (n - 1)
    let others = SumsOfOthers(members.map { domain.totals(position: $0) }, columns: domain.columns)
    for index in members.indices {
      add(outside, factor, others[index], scale: stratum.scale, statistic)
    }
    let absent = stratum.psus.count - members.count
    add(outside, factor, others.all, scale: stratum.scale, times: absent, statistic)
  }

  /// Replaces the PSU of a lone stratum by the mean of all PSUs.
  private mutating func replaceLone(
    _ stratum: JackknifeReplicates.Stratum, psus: Int, _ strata: DomainStrata,
    _ statistic: TotalsStatistic
  ) {
    let index = strata.deletable.firstIndex { $0.deletions.psus == stratum.psus }
    let rest = index.map { strata.others[$0] } ?? strata.others.all
    add(rest, 1 / Double(psus), strata.others.all, scale: stratum.scale, statistic)
  }
}

/// The PSUs of a domain by stratum of the jackknife.
private struct DomainStrata {
  struct Stratum {
    let deletions: JackknifeReplicates.Stratum
    /// Positions of the domain's PSUs.
    let members: [Int]
  }

  let deletable: [Stratum]
  /// For each of them the totals of the domain outside it.
  let others: SumsOfOthers

  init(_ domain: PSUTotals, _ jackknife: JackknifeReplicates) {
    var members: [Int: [Int]] = [:]
    var fixed: [Int] = []
    for (position, psu) in domain.psus.enumerated() {
      if let stratum = jackknife.stratumOfPSU[psu] {
        members[stratum, default: []].append(position)
      } else {
        fixed.append(position)
      }
    }
    let byStratum = members.sorted { $0.key < $1.key }
    deletable = byStratum.map { Stratum(deletions: jackknife.strata[$0.key], members: $0.value) }
    others = SumsOfOthers(
      (byStratum.map(\.value) + [fixed]).map { positions in
        SumsOfOthers(positions.map { domain.totals(position: $0) }, columns: domain.columns).all
      }, columns: domain.columns)
  }
}

/// For each of several rows of numbers the sum of all others, found by adding alone: where there
/// are no others it is 0, not what rounding leaves of a difference.
private struct SumsOfOthers {
  /// The sum of all rows.
  let all: ArraySlice<Double>
  private let sums: [Double]
  private let columns: Int

  init(_ rows: [ArraySlice<Double>], columns: Int) {
    self.columns = columns
    var sums = Array(repeating: 0.0, count: rows.count * columns)
    var running = Array(repeating: 0.0, count: columns)
    for (index, row) in rows.enumerated().reversed() {
      for column in 0..<columns {
        sums[index * columns + column] = running[column]
        running[column] += row[row.startIndex + column]
      }
    }
    var before = Array(repeating: 0.0, count: columns)
    for (index, row) in rows.enumerated() {
      for column in 0..<columns {
        sums[index * columns + column] += before[column]
        before[column] += row[row.startIndex + column]
      }
    }
    all = before[...]
    self.sums = sums
  }

  subscript(index: Int) -> ArraySlice<Double> { sums[index * columns..<(index + 1) * columns] }
}
