"""A made-up shop: a tab is opened, something is taken ahead, it is paid, undone, and papers are printed."""
