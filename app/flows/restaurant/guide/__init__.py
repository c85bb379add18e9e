"""What to do and say at each step: the article's phrases and standards, Chinese beside English (COM-02, RST-25).

At each step what comes first stands first: a low window shows the first few, and the rest by one key.
"""

from collections.abc import Mapping

from app.flows.restaurant.guide import arriving, eating, leaving
from app.kernel.flow import Guide
from app.kernel.steps import Steps

STEPS: Mapping[Steps, Guide] = {**arriving.STEPS, **eating.STEPS, **leaving.STEPS}
