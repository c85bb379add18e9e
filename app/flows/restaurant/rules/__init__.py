"""The rules of article 4 as pure functions of plain values and facts; guards among them."""
