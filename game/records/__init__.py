"""Files people keep: scenarios, claims, journals, observations."""
