"""What is looked up: the rulebook, scenarios and claims, the aid of a seat, the linter of texts."""
