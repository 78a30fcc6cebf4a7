import Findings

/// `sipas.receipt/1` as another program would read it.
struct Receipt: Decodable {
  struct Counts: Decodable, Equatable {
    var read: Int
    var new: Int
    var changed: Int
    var unchanged: Int
    var refused: Int
    var skipped: Int
  }

  struct File: Decodable {
    var file: String
    var format: String?
    var encoding: String?
    var totals: Counts
    var problems: [Problem]
    var sheets: [Sheet]
    var rejectFile: String?

    var name: String { file.split(separator: "/").last.map(String.init) ?? file }
    var findings: [Problem] { problems + sheets.flatMap(\.problems) }
  }

  struct Sheet: Decodable {
    var problems: [Problem]
  }

  var schema: String
  var batch: Int?
  var continuing: Int?
  var startedAt: String
  var endedAt: String
  var end: String
  var stored: Bool
  var resumed: Bool
  var exitCode: Int
  var totals: Counts
  var files: [File]
  var problems: [Problem]
}

/// `sipas.imports/1` as another program would read it.
struct BatchList: Decodable {
  struct Batch: Decodable {
    struct Sheet: Decodable {
      var lastRow: Int
    }

    struct File: Decodable {
      var name: String
      var mended: String?
    }

    struct Run: Decodable {
      var status: String
      var user: String
      var counts: Receipt.Counts
      var files: [File]
      var sheets: [Sheet]
    }

    var id: Int
    var status: String
    var counts: Receipt.Counts
    var waiting: Int
    var runs: [Run]
  }

  var batches: [Batch]
}

/// `sipas.progress/1` as another program would read it.
struct Progress: Decodable {
  struct Unit: Decodable {
    var code: String
    var received: Int
    var valid: Int
  }

  var units: [Unit]
}
