"""What guards, deadlines and screens may know of a collection, its entries and a student's ledger."""
