import Analysis
import Findings
import Foundation
import Testing

@testable import Tabulation

/// The cells give what the rows give: on random designs every byte is that of the general engine.
struct CellTabulationTests {
  private func folder(_ spec: String, _ csv: String) throws -> ScratchFolder {
    try ScratchFolder([
      "data.csv": csv, "spec.yaml": "schema: sipas.estimate/1\ndata: data.csv\n" + spec,
    ])
  }

  /// What cells give for several files in the place of `data.csv`, as the bytes of JSON.
  private func bytes(_ spec: String, _ files: [(csv: String, threads: Int)]) throws -> [[UInt8]] {
    let folder = try folder(spec, "")
    return try files.map { file in
      try Data(file.csv.utf8).write(to: URL(fileURLWithPath: folder.path + "/data.csv"))
      let tables = CellTabulation.tables(
        specPaths: [folder.path + "/spec.yaml"], threads: file.threads)
      return bytes(try #require(tables[0]))
    }
  }

  private func bytes(_ tables: EstimateTables) -> [UInt8] {
    var bytes: [UInt8] = []
    tables.writeJSON(wording: { _ in "" }, code: \.code) { bytes += $0 }
    return bytes
  }

  @Test(arguments: 0..<CellSpecs.all.count, [1, 2, 3, 4, 5] as [UInt64])
  func cellsGiveWhatRowsGive(spec: Int, seed: UInt64) throws {
    let csv = RandomSurvey(seed: seed, decimals: seed == 5 ? 6 : 4).csv()
    let folder = try folder(CellSpecs.all[spec], csv)
    let path = folder.path + "/spec.yaml"
    let expected = Tabulation.rowTables(specPath: path, explaining: false)
    try #require(!expected.estimates.isEmpty)
    let found = try #require(CellTabulation.tables(specPaths: [path], threads: 2)[0])
    #expect(found == expected)
    #expect(bytes(found) == bytes(expected))
  }

  /// Sums are whole numbers: neither the order of rows nor the number of threads leaves a trace.
  @Test(arguments: 0..<CellSpecs.all.count)
  func orderAndThreadsLeaveNoTrace(spec: Int) throws {
    let survey = RandomSurvey(seed: 11)
    let found = try bytes(
      CellSpecs.all[spec],
      [(survey.csv(), 1), (survey.csv(), 2), (survey.shuffled(seed: 5).csv(), 2)])
    #expect(found[0] == found[1])
    #expect(found[0] == found[2])
  }

  @Test(arguments: [
    ("\r\n", false, true), ("\n", true, true), ("\n", false, false), ("\r\n", true, false),
    ("\r", false, true),
  ])
  func formOfTheFileLeavesNoTrace(lineEnd: String, isQuoted: Bool, endsWithLineEnd: Bool) throws {
    let survey = RandomSurvey(seed: 12)
    let other = survey.csv(
      lineEnd: lineEnd, isQuoted: isQuoted, endsWithLineEnd: endsWithLineEnd)
    let found = try bytes(CellSpecs.all[0], [(survey.csv(), 2), (other, 2)])
    #expect(found[0] == found[1])
  }

  /// Line breaks, delimiters and doubled quotes inside quotes, blank lines, a byte order mark, blanks
  /// around cells, letters beyond ASCII.
  @Test func recordsThatAreNotPlainAreReadAsWell() throws {
    let spec = """
      design: {clusters: xã, weights: w}
      by: nhóm
      estimates: [{mean: y}]

      """
    let csv =
      "\u{FEFF}xã,w,nhóm,y,ghi chú\n1,1,Nữ,3,\"a\nb, \"\"c\"\"\"\n\n1, 2.5 ,\"Nữ\",4,\n"
      + "2,1,Nam , 1,x\n2,0,Nam,5,\n3,1.25,Nam,2,\n3,1,Nữ,5,đ\n"
    let folder = try folder(spec, csv)
    let path = folder.path + "/spec.yaml"
    let found = try #require(CellTabulation.tables(specPaths: [path], threads: 2)[0])
    let expected = Tabulation.rowTables(specPath: path, explaining: false)
    #expect(found == expected)
  }

  /// A code that means no answer means no weight too: the general reader names the cell.
  @Test(arguments: [
    ("missing: [\"\", 999]", "999"), ("missing: [9]", "9.00"), ("missing: [0]", "0"),
    ("missingIn: {w: [999]}", "999.0"),
  ])
  func codesOfMissingWeightsAreNoWeights(missing: String, weight: String) throws {
    let csv = "p,w,q1\n1,10,1\n1,12,0\n2,11,0\n2,8,0\n3,\(weight),1\n3,10,0\n"
    let spec = "design: {clusters: p, weights: w}\nestimates: [{share: q1}]\n"
    let folder = try folder(missing + "\n" + spec, csv)
    let path = folder.path + "/spec.yaml"
    #expect(CellTabulation.tables(specPaths: [path], threads: 2)[0] == nil)
    let found = Tabulation.rowTables(specPath: path, explaining: false)
    #expect(found.estimates.isEmpty && found.problems.map(\.place.row) == [6])
    let others = try self.folder(missing + "\n" + spec, csv.replacing(",\(weight),", with: ",7,"))
    #expect(CellTabulation.tables(specPaths: [others.path + "/spec.yaml"], threads: 2)[0] != nil)
  }

  /// Two specs of a file come from one scan and are what each of them is alone.
  @Test func severalSpecsOfAFileAreAnsweredTogether() throws {
    let header = "schema: sipas.estimate/1\ndata: data.csv\n"
    let folder = try ScratchFolder([
      "data.csv": RandomSurvey(seed: 13).csv(), "a.yaml": header + CellSpecs.all[0],
      "b.yaml": header + CellSpecs.all[5],
      "c.yaml": header + "estimates: [{quantile: q1, p: 0.5}]\n",
    ])
    let paths = ["a", "b", "c"].map { folder.path + "/\($0).yaml" }
    let together = CellTabulation.tables(specPaths: paths, threads: 2)
    #expect(together.map { $0 != nil } == [true, true, false])
    for (path, tables) in zip(paths, together) {
      #expect(CellTabulation.tables(specPaths: [path], threads: 2)[0] == tables)
    }
  }

  /// Numbers of one column that are no whole numbers, 0.1 as 0.1 and 0.10: neither an entry beside
  /// that needs the rows, nor one that tells the texts apart, nor the order of rows leaves a trace.
  @Test func whatElseIsAskedLeavesNoTrace() throws {
    let survey = RandomSurvey(seed: 21)
    func csv(_ rows: [[String]]) -> String {
      let texts = ["0.1", "0.7", "0.10", "12.3", "1e-3", "0.70"]
      return "stratum,psu,w,y,g\n"
        + rows.map { "\($0[2]),\($0[3]),\($0[7]),\(texts[(Int($0[0]) ?? 0) % 6]),\($0[13])\n" }
        .joined()
    }
    let design = "design: {strata: stratum, clusters: psu, weights: w, lonePSU: remove}\n"
    let mean = "estimates:\n  - {mean: y, by: [[], [g]]}\n  - {total: y}\n"
    let others = [
      "  - {quantile: y, p: 0.5}\n", "  - {count: y}\n  - {distribution: y, by: g}\n",
      "  - {mean: y, variance: {method: jackknife}}\n",
    ]
    let alone = try tables(design + mean, csv: csv(survey.rows)).estimates
    #expect(alone.count == 5)
    for other in others {
      let found = try tables(design + mean + other, csv: csv(survey.shuffled(seed: 3).rows))
      #expect(Array(found.estimates.prefix(5)) == alone)
    }
  }

  /// A cell is full at 1.76 × 10⁹ weighted rows and followed by another one.
  @Test func fullCellsAreFollowedByOthers() throws {
    let rows = (0..<3_000).map { "\($0 % 4 == 0 ? 1 : 0),1000000.0001,\($0 % 5 + 1)\n" }
    let folder = try folder(
      "design: {clusters: psu, weights: w}\nestimates: [{mean: y}, {count: \"*\"}]\n",
      "psu,w,y\n" + rows.joined())
    let tables = CellTabulation.tables(specPaths: [folder.path + "/spec.yaml"], threads: 2)
    let found = try #require(tables[0])
    #expect(found.estimates.map(\.estimate) == [3, 3_000_000_000.3])
    #expect(found.design?.rows == 3_000)
    #expect(found.design?.psus == 2)
  }

  /// What cells cannot answer, or what has to be said about data, is left to the general engine.
  @Test(arguments: [
    ("design: {clusters: psu, weights: w}\nestimates: [{quantile: y, p: 0.5}]\n", "1,1,2"),
    ("design: {weights: w}\nestimates: [{mean: y}]\n", "1,1,2"),
    ("design: {clusters: psu, populationSizes: w}\nestimates: [{mean: y}]\n", "1,9,2"),
    ("design: {clusters: psu, weights: w}\nestimates: [{mean: y}]\n", "1,1,x"),
    ("design: {clusters: psu, weights: w}\nestimates: [{mean: y}]\n", "1,-1,2"),
    ("design: {clusters: psu, weights: w}\nestimates: [{mean: y}]\n", "1,,2"),
    ("design: {clusters: psu, weights: w}\nestimates: [{mean: y}]\n", "1,1.1234567,2"),
    ("design: {clusters: psu, weights: w}\nestimates: [{mean: y}]\n", "1,1e3,2"),
    ("design: {clusters: psu, weights: w}\nestimates: [{mean: y}]\n", ",1,2"),
    ("design: {clusters: psu, weights: w}\nestimates: [{mean: y}]\n", "1,1"),
    ("design: {clusters: psu, weights: w}\nestimates: [{mean: y}]\n", "1,1,2,3"),
    ("design: {clusters: psu, weights: w}\nestimates: [{mean: y}]\n", "1,1,\"2"),
    ("design: {clusters: psu, weights: w}\nestimates: [{share: y}]\n", "1,1,2"),
    ("design: {clusters: psu, weights: w}\nby: z\nestimates: [{mean: y}]\n", "1,1,2"),
    ("design: {strata: y, clusters: psu, weights: w}\nestimates: [{mean: y}]\n", "2,1,9"),
  ])
  func theRestIsLeftToTheGeneralEngine(spec: String, row: String) throws {
    let csv = "psu,w,y\n1,1,1\n2,1,1\n" + row + "\n"
    let folder = try folder(spec, csv)
    let path = folder.path + "/spec.yaml"
    #expect(CellTabulation.tables(specPaths: [path], threads: 2)[0] == nil)
    let expected = Tabulation.rowTables(specPath: path, explaining: false)
    #expect(Tabulation.tables(specPath: path) == expected)
  }
}
