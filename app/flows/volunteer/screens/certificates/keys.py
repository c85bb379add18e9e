"""The key that signs certificates: made, opened, renewed, and the keys of other centres (VOL-34)."""

from app.flows.volunteer.screens.base import VolunteerScreen
from app.flows.volunteer.screens.certificates.dialogs import KEYS, PhraseDialog, TrustDialog
from app.kernel.refusal import No
from app.widgets.bound import Action
from app.widgets.places import Offer

ICONS = {"make_key": "lock", "unlock_key": "lock-open", "renew_key": "refresh-cw"}


class Keys:
    """`Keys(page)`: what can be done with keys; `made` once there is one."""

    def __init__(self, page: VolunteerScreen) -> None:
        self._page, self.made = page, True
        self._acts = {act: self._asked(act, icon) for act, icon in ICONS.items()}
        self._trust = page.asks(
            "volunteer.trust_key",
            dict,
            lambda: TrustDialog(page.context, page).open(),
            icon="plus",
        )

    @property
    def offers(self) -> list[Offer]:
        """The rare ones: what fits the key as it is, and other centres'."""
        acts = ("unlock_key", "renew_key") if self.made else ("make_key",)
        return [*(Offer(self._acts[act]) for act in acts), Offer(self._trust)]

    def mending(self, no: No) -> Action | None:
        """The act that mends a no, where it is one of these."""
        return self._acts.get(no.mend or "")

    def mend(self, no: No) -> bool:
        """Ask for what a no wants, where it is the key; False for any other."""
        if no.mend is None or no.mend not in KEYS:
            return False
        PhraseDialog(self._page.context, self._page, no.mend).open()
        return True

    def _asked(self, act: str, icon: str) -> Action:
        def ask() -> None:
            PhraseDialog(self._page.context, self._page, act).open()

        return self._page.asks(f"volunteer.{act}", dict, ask, icon=icon)
