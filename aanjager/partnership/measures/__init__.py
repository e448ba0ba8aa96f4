"""The register of measures: what is counted, each number with one definition and its rows."""
