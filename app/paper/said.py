"""What a paper says: words as they are, a text in the paper's language, or a personal text by its drawer id."""

from app.kernel.text import Kept, Text

Said = str | Text | Kept
