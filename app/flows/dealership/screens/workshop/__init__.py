"""F8 车间: the board of the workshop, and the jobs of a car."""
