// swift-tools-version: 6.1
import PackageDescription

// Only the library that is measured, by links, so that nothing else is built.
let package = Package(
  name: "coverage",
  targets: [
    .target(name: "CSpecialFunctions"),
    .target(name: "Estimation", dependencies: ["CSpecialFunctions"], exclude: ["README.md"]),
    .executableTarget(name: "coverage", dependencies: ["Estimation"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
