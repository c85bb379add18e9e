"""What guards, buttons, screens and papers may know of a sitting: ids, tracks, facts, views, sheets."""
