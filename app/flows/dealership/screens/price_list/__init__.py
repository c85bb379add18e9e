"""The price list: operations and parts."""
