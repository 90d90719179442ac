"""What was shown as accepted survives: kills, power cuts, full disks, other programs.  ``make crash`` runs all."""
