"""A match told from its entries, and a historical line beside its bands."""
