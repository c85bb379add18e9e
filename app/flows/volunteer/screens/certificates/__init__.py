"""The book of certificates: classes, students, what is to be collected, the runs, the key, codes that are verified."""
