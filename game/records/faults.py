"""What is wrong with a file that a person wrote, all at once."""

from __future__ import annotations


class FaultsError(ValueError):
    """A file that cannot be used.  ``faults`` has a sentence for each fault, with its place and what is allowed."""

    def __init__(self, source: str, faults: list[str]) -> None:
        self.source = source
        self.faults = faults
        super().__init__(source, faults)

    def __str__(self) -> str:
        if len(self.faults) == 1:
            return f"{self.source}: {self.faults[0]}"
        return "\n".join([f"{self.source} has {len(self.faults)} faults:", *(f"  {fault}" for fault in self.faults)])
