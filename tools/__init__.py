"""What those who change Yingke run: forms, catalogue, rules, first revisions."""
