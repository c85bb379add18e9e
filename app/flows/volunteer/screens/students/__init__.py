"""The book of students: classes, the students of one, a student's form and hours."""
