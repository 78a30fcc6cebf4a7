import Estimation

/// Thirty rows made by formula, so that the R recipes need no file. In R:
///
///     library(survey); i <- 0:29
///     d <- data.frame(h=i%/%12, psu=i%/%4, w=1+(i%%4)/2, x1=1*(i%%5!=3), x2=1*(i%%7!=2), v=(i*13)%%17)
///     d$y1 <- d$x1*((i*7)%%10<7); d$y2 <- d$x2*((i*i+i%/%3)%%3!=0)
///     d$dom <- d$psu %in% c(0,1,4,6); d$lone <- pmin(d$psu,6); d$N <- c(10,8,2)[d$h+1]
///     des <- svydesign(ids=~psu, strata=~h, weights=~w, data=d)
enum DesignCase {
  static let rows = Array(0..<30)
  static let strata = rows.map { $0 / 12 }
  static let psus = rows.map { $0 / 4 }
  static let psusWithOneAlone = rows.map { min($0 / 4, 6) }
  static let weights = rows.map { 1 + Double($0 % 4) / 2 }
  static let x1 = rows.map { $0 % 5 != 3 ? 1.0 : 0 }
  static let x2 = rows.map { $0 % 7 != 2 ? 1.0 : 0 }
  static let y1 = rows.map { $0 % 5 != 3 && $0 * 7 % 10 < 7 ? 1.0 : 0 }
  static let y2 = rows.map { $0 % 7 != 2 && ($0 * $0 + $0 / 3) % 3 != 0 ? 1.0 : 0 }
  static let values = rows.map { Double($0 * 13 % 17) }
  static let domain = psus.map { [0, 1, 4, 6].contains($0) }

  static func design(
    psus: [Int] = psus, populationSizes: [Double]? = nil, lonePSU: LonePSUPolicy = .fail
  ) throws -> SampleDesign {
    try SampleDesign(
      strata: strata, psus: psus, weights: weights, populationSizes: populationSizes,
      lonePSU: lonePSU)
  }

  /// Both ratios and 0.3 r1 + 0.7 r2.
  static func estimates(domain: [Bool]? = nil) -> [LinearizedEstimate] {
    let ratios = [(y1, x1), (y2, x2)].compactMap {
      LinearizedEstimate.ratio($0.0, over: $0.1, weights: weights, domain: domain)
    }
    return ratios + [.combination(ratios, coefficients: [0.3, 0.7])]
  }
}

func isClose(_ left: Double, _ right: Double, _ tolerance: Double = 1e-12) -> Bool {
  abs(left - right) <= tolerance * max(1, abs(right))
}
