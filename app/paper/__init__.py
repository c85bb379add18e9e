"""ReportLab: fonts, words, blocks, templates; printers. No Qt, no database."""
