import Estimation

@testable import Tabulation

/// A random survey as CSV, the same for a seed.
struct RandomSurvey {
  /// Cells of each row, without the header.
  private(set) var rows: [[String]] = []
  /// Names of the columns.
  static let header = [
    "id", "vùng", "stratum", "psu", "village", "N", "M", "w", "sex", "q1", "q2", "q3", "ok",
    "grade",
  ]

  /// - Parameters:
  ///   - decimals: of the weights.
  ///   - gaps: share of answers that are missing.
  init(seed: UInt64, decimals: Int = 4, gaps: Double = 0.15) {
    var random = SeededGenerator(seed: seed)
    func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    for stratum in 0..<(2 + pick(4)) {
      let psus = 2 + pick(4)
      for psu in 0..<psus {
        let villages = 2 + pick(3)
        for village in 0..<villages {
          for _ in 0..<(1 + pick(6)) {
            func answer(_ values: [String]) -> String {
              Double.random(in: 0..<1, using: &random) < gaps
                ? ["", "NA", "9"][pick(3)] : values[pick(values.count)]
            }
            let weight = (0..<decimals).reduce("\(pick(40)).") { text, _ in text + "\(pick(10))" }
            rows.append([
              "\(rows.count + 1)", "R\(stratum % 2)", "s\(stratum)", "\(stratum)-\(psu)",
              "commune-\(stratum)-\(psu)-\(village)", "\(psus + 3 + stratum)", "\(villages + 4)",
              weight, ["1", "2", ""][pick(3)], answer(["1", "2", "3", "4", "5"]),
              answer(["1", "2", "3", "4", "5"]), answer(["1", "2", "3", "4", "5", "10"]),
              ["0", "1", ""][pick(3)], ["A", "B", "C"][pick(3)],
            ])
          }
        }
      }
    }
  }

  /// The survey as a file.
  func csv(lineEnd: String = "\n", isQuoted: Bool = false, endsWithLineEnd: Bool = true) -> String {
    let lines = ([RandomSurvey.header] + rows).map { cells in
      cells.map { isQuoted ? "\"" + $0 + "\"" : $0 }.joined(separator: ",")
    }
    return lines.joined(separator: lineEnd) + (endsWithLineEnd ? lineEnd : "")
  }

  /// The same rows in another order.
  func shuffled(seed: UInt64) -> RandomSurvey {
    var survey = self
    var random = SeededGenerator(seed: seed)
    survey.rows.shuffle(using: &random)
    return survey
  }
}

/// Specs that cells can answer, after the two lines that name schema and data.
enum CellSpecs {
  private static let design = """
    missingIn: {q1..q3: [9]}
    design: {strata: stratum, clusters: psu, weights: w, populationSizes: N}
    by: [[], [vùng], [sex, vùng]]

    """

  private static let estimates = """
    estimates:
      - {name: overall, topTwo: [q1, q2, q3], levels: [4, 5], pool: answers}
      - {name: some, topTwo: [q1, q3], levels: [5, 10], pool: answers, subset: "sex == 1"}
      - {mean: [q1, q2, q3]}
      - {total: q3}
      - {count: grade}
      - {count: "*"}
      - {share: ok}
      - {share: [q1, q2], equals: [1, 2], by: vùng}
      - {distribution: q2}
      - {distribution: q3, levels: [5, 10], interval: {method: beta}}

    """

  static let all = [
    design + estimates,
    design + "interval: {method: logit, degreesOfFreedom: design}\n" + estimates,
    design + "variance: {method: jackknife}\n" + estimates,
    design + "variance: {method: bootstrap, replicates: 50, seed: 3}\n" + estimates,
    """
    missingIn: {q1..q3: [9]}
    derive: {big: "M > 6"}
    rows: "stratum != 's1'"
    subset: "sex is missing or sex == 1"
    design:
      strata: stratum
      clusters: [psu, village]
      populationSizes: [N, M]
      weights: w
      lonePSU: adjust
    by: [[], [big]]

    """ + estimates,
    """
    missingIn: {q1..q3: [9]}
    design: {strata: psu, clusters: village, weights: w, populationSizes: M}
    interval: {method: likelihood, level: 0.9}
    by: psu

    """ + estimates,
    """
    missingIn: {q1..q3: [9]}
    design: {strata: stratum, clusters: psu, samples: vùng, lonePSU: average}

    """ + estimates,
    """
    missingIn: {q1..q3: [9]}
    design: {strata: stratum, clusters: psu, weights: w, lonePSU: average}
    variance: {method: jackknife}
    by: [[], [sex]]

    """ + estimates,
    """
    missingIn: {q1..q3: [9]}
    design: {strata: stratum, clusters: [psu, village], weights: w, populationSizes: [N, M]}
    variance: {method: bootstrap, replicates: 50, seed: 3}
    by: [[], [sex]]

    """ + estimates,
  ]
}
