"""A VIP's reception: its page, and the dialogs of the notice, the readiness check and what is agreed."""
