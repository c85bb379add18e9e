"""The book of vehicles."""
