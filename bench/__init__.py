"""The benchmark: `make bench`. Not part of the product and not imported by it; docs/performance.md is written from its results."""
