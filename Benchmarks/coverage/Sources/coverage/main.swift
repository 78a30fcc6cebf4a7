import Estimation

// coverage [SAMPLES] [SEED]: how often 95 % intervals hold the true share.

let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
let samples = Int(arguments.first ?? 8000)
let seed = arguments.dropFirst().first ?? 1
let level = 0.95
let shares = [0.5, 0.83, 0.95]
let intraclass = 0.04

let provinces = [
  SimulatedDesign(name: "province, 12 communes × 30", psus: 12, answers: 30, weights: [1]),
  SimulatedDesign(
    name: "province, 3 strata × 4 communes × 30, weights 1:2:4", psus: 4, answers: 30,
    weights: [1, 2, 4]),
]
let commune = SimulatedDesign(name: "commune, 3 villages × 10", psus: 3, answers: 10, weights: [1])
let communesOfRound = 408

print("| design | share | interval | coverage, % | mean width, points |")
print("|---|---|---|---|---|")
for share in shares {
  let population = SimulatedPopulation(share: share, intraclass: intraclass)
  for design in provinces {
    try printEachMethod(design, population)
  }
  try printEachMethod(commune, population)
  try printPooled(commune, population)
}

/// The intervals of a sample that stands alone.
func printEachMethod(_ design: SimulatedDesign, _ population: SimulatedPopulation) throws {
  var generator = SeededGenerator(seed: seed)
  var records: [IntervalMethod: IntervalRecord] = [:]
  let sample = try design.sampleDesign()
  let freedom = Double(sample.degreesOfFreedom())
  for _ in 0..<samples {
    let values = population.answers(psus: design.allPSUs, each: design.answers, &generator)
    guard let estimate = DomainEstimate.share(of: Answers(values), weights: sample.weights)
    else { continue }
    let variance = try sample.variance(of: estimate.linearized)
    for method in IntervalMethod.allCases where method != .xlogit {
      records[method, default: IntervalRecord()].add(
        estimate.interval(method, level: level, variance: variance, degreesOfFreedom: freedom),
        truth: population.share)
    }
  }
  for method in IntervalMethod.allCases {
    if let record = records[method] {
      print(record.row(design.name, share: population.share, method: method.rawValue))
    }
  }
}

/// The intervals of units so small that they borrow the design effect of all units of the round.
func printPooled(_ design: SimulatedDesign, _ population: SimulatedPopulation) throws {
  var generator = SeededGenerator(seed: seed)
  var record = IntervalRecord()
  let sample = try design.sampleDesign()
  let freedom = Double(sample.degreesOfFreedom() * communesOfRound)
  for _ in 0..<max(1, samples / communesOfRound) {
    var estimates: [DomainEstimate] = []
    var effects: [Double?] = []
    for _ in 0..<communesOfRound {
      let values = population.answers(psus: design.allPSUs, each: design.answers, &generator)
      guard let estimate = DomainEstimate.share(of: Answers(values), weights: sample.weights)
      else { continue }
      estimates.append(estimate)
      effects.append(
        estimate.designEffectWithReplacement(
          variance: try sample.variance(of: estimate.linearized)))
    }
    let effect = DomainEstimate.pooledDesignEffect(effects) ?? 1
    for estimate in estimates {
      let precision = SharePrecision.pooled(
        share: estimate.value, n: estimate.sample.n, rows: estimate.sample.rows,
        designEffect: effect, degreesOfFreedom: freedom)
      record.add(precision.interval(.wilson, level: level), truth: population.share)
    }
  }
  let name = "wilson, design effect pooled over \(communesOfRound) communes"
  print(record.row(design.name, share: population.share, method: name))
}
