"""What the centre numbers beside its hand-in lists (COM-14)."""

from app.kernel.numbers import Kind
from app.kernel.text import T

BOOKLET = Kind("VB", T("Slip of a booklet"))
FORMS = Kind("VL", T("List of forms"))
FORM = Kind("VF", T("Appraisal form", "paper"))
ROSTER = Kind("VR", T("Duty roster", "paper"))
OURS = frozenset({"VH", "VB", "VL", "VF", "VR", "VC", "CB", "SL", "VA", "VD", "VK", "VP", "VT"})
"""The codes of all our papers."""
