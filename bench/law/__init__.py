"""Questions about what a listing means, and the share that the engine answers right."""
