"""Results: what seasons came to, and for the secretariat announcing it, registering groups, recording decisions."""

from handlers.forms.results import approving, decision, drafting, form, groups, sent
from handlers.forms.results.form import RESULTS, open_groups, open_results

__all__ = ["RESULTS", "approving", "decision", "drafting", "form", "groups", "open_groups", "open_results", "sent"]
