"""The board of collections, and how booklets are handed in."""
