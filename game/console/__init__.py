"""The console, in layers: terminal < words < screens < reference and reports < play; imports point down only."""
