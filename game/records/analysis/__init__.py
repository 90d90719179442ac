"""What is read off whole matches: who moved which result, par, and the reference ranges of recorded history."""
