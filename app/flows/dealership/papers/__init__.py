"""The papers of the after-sales desk, each from its data."""

__all__: list[str] = []
