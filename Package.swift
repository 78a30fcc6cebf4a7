// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "sipas",
  products: [
    .executable(name: "sipas", targets: ["sipas"]),
    .library(name: "Estimation", targets: ["Estimation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CFreeXL", pkgConfig: "freexl", providers: [.apt(["libfreexl-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CSpecialFunctions"),
    .target(name: "CTextMarks"),

    .target(name: "Findings", exclude: ["README.md"]),
    .target(
      name: "Tables", dependencies: ["Findings", "CZip", "CExpat", "CFreeXL", "CXLSXWriter"],
      exclude: ["README.md"]),
    .target(
      name: "Rules",
      dependencies: ["Findings", "Yams", .product(name: "Crypto", package: "swift-crypto")],
      exclude: ["README.md"]),
    .target(
      name: "Agencies", dependencies: ["Findings", "Tables", "Rules"], exclude: ["README.md"]),
    .target(name: "Questionnaires", dependencies: ["Findings", "Rules"], exclude: ["README.md"]),
    .target(
      name: "Responses",
      dependencies: ["Findings", "Tables", "Rules", "Agencies", "Questionnaires"],
      exclude: ["README.md"]),
    .target(
      name: "Analysis", dependencies: ["Findings", "Tables", "Rules"], exclude: ["README.md"]),
    .target(name: "Estimation", dependencies: ["CSpecialFunctions"], exclude: ["README.md"]),
    .target(
      name: "Tabulation",
      dependencies: ["Findings", "Tables", "Analysis", "Estimation", "CTextMarks"],
      exclude: ["README.md"]),
    .target(
      name: "Sampling", dependencies: ["Findings", "Rules", "Agencies", "Estimation"],
      exclude: ["README.md"]),
    .target(
      name: "Satisfaction",
      dependencies: [
        "Findings", "Rules", "Agencies", "Questionnaires", "Responses", "Sampling", "Estimation",
      ], exclude: ["README.md"]),
    .target(
      name: "ParScoring", dependencies: ["Findings", "Rules", "Agencies", "Satisfaction"],
      exclude: ["README.md"]),
    .target(
      name: "Simulation",
      dependencies: [
        "Findings", "Tables", "Rules", "Agencies", "Questionnaires", "Sampling", "Estimation",
      ], exclude: ["README.md"]),
    .target(
      name: "Storage",
      dependencies: [
        "Findings", "Rules", "Agencies", "Questionnaires", "Responses", "Sampling",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ], exclude: ["README.md"]),
    .target(
      name: "Reports",
      dependencies: [
        "Findings", "Tables", "Rules", "Agencies", "Questionnaires", "Responses", "Sampling",
        "Satisfaction", "ParScoring",
      ], exclude: ["README.md"]),
    .executableTarget(
      name: "sipas",
      dependencies: [
        "Findings", "Tables", "Rules", "Agencies", "Analysis", "Questionnaires", "Responses",
        "Sampling", "Simulation", "Estimation", "Tabulation", "Satisfaction", "ParScoring",
        "Storage", "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], exclude: ["README.md"]),

    .target(name: "WordingChecks", dependencies: ["Findings"], path: "Tests/WordingChecks"),
    .testTarget(name: "FindingsTests", dependencies: ["Findings"]),
    .testTarget(
      name: "TablesTests", dependencies: ["Tables", "Findings", "WordingChecks"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "RulesTests", dependencies: ["Rules", "Findings", "WordingChecks"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "AgenciesTests", dependencies: ["Agencies", "Rules", "Findings", "WordingChecks"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "QuestionnairesTests",
      dependencies: ["Questionnaires", "Rules", "Findings", "WordingChecks"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ResponsesTests",
      dependencies: [
        "Responses", "Questionnaires", "Agencies", "Rules", "Tables", "Findings", "WordingChecks",
      ],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "EstimationTests", dependencies: ["Estimation"], resources: [.copy("Fixtures")]),
    .testTarget(
      name: "AnalysisTests",
      dependencies: ["Analysis", "Tables", "Rules", "Findings", "WordingChecks"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "TabulationTests",
      dependencies: [
        "Tabulation", "Analysis", "Estimation", "Tables", "Findings", "WordingChecks",
      ],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "SamplingTests",
      dependencies: ["Sampling", "Estimation", "Agencies", "Rules", "Findings", "WordingChecks"],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "SatisfactionTests",
      dependencies: [
        "Satisfaction", "Estimation", "Sampling", "Responses", "Questionnaires", "Agencies",
        "Rules", "Findings", "WordingChecks",
      ],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "ParScoringTests",
      dependencies: [
        "ParScoring", "Satisfaction", "Questionnaires", "Agencies", "Rules", "Findings",
        "WordingChecks",
      ],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "SimulationTests",
      dependencies: [
        "Simulation", "Sampling", "Questionnaires", "Agencies", "Rules", "Tables", "Findings",
        "WordingChecks",
      ]),
    .testTarget(
      name: "StorageTests",
      dependencies: [
        "Storage", "Responses", "Questionnaires", "Sampling", "Agencies", "Rules", "Findings",
        "WordingChecks",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Satisfaction", "ParScoring", "Sampling", "Responses", "Questionnaires",
        "Agencies", "Rules", "Tables", "Findings",
      ],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "sipas", "Agencies", "Analysis", "Findings", "WordingChecks", "ParScoring",
        "Questionnaires", "Responses",
        "Rules", "Sampling", "Satisfaction", "Simulation", "Storage", "Tables", "Tabulation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      resources: [.copy("Fixtures")]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
