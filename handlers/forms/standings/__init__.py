"""The standings: who stands where by what counts now, how a figure comes about, and what a season says of ties."""

from handlers.forms.standings import explaining, season
from handlers.forms.standings.form import STANDINGS

__all__ = ["STANDINGS", "explaining", "season"]
