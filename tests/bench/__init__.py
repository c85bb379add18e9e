"""Speed, as ratios to a floor on the same work in one interleaved run: `make bench`. No part of the tests."""
