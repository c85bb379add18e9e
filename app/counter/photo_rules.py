"""What holds before a photo is erased (COM-83)."""

from app.counter.photo_facts import PhotoFacts
from app.kernel.refusal import No


def is_still_kept(photo: PhotoFacts) -> No | None:
    """Its bytes are there."""
    return None if photo.there else No("This photo is not kept any more.")
