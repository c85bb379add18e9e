"""交车: everything from the last inspection to the gate pass, on one page."""
