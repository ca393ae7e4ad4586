"""The printable sheet of invitations: one page to print and cut, a QR code for each. It needs nothing from the net."""

from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO

import segno

from bot.language.catalogue import Catalogue
from bot.language.phrases import say
from bot.people.invitations import Issued
from handlers.wording import role_for

_STYLE = """
body { font: 16px/1.45 "Noto Sans", "Segoe UI", Arial, sans-serif; margin: 2rem; color: #1a1a1a }
h1 { font-size: 1.4rem }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 1rem }
section { border: 1px dashed #777; padding: 1rem; break-inside: avoid }
section svg { display: block; width: 11rem; height: 11rem; margin: .5rem 0 }
h2 { font-size: 1.1rem; margin: 0 } small { overflow-wrap: anywhere; color: #444 }
"""


def invitation_sheet(issued: Sequence[Issued], *, texts: Catalogue, link: Callable[[str], str]) -> bytes:
    """One HTML page with a card for each invitation."""
    cards = "\n".join(_card(each, texts, link(f"i-{each.code}")) for each in issued)
    title = texts.plain(say("sheet-title"))
    warning = texts.plain(say("sheet-warning"))
    page = (
        f'<!doctype html>\n<html lang="{texts.language}">\n<head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>'
        f"<style>{_STYLE}</style></head>\n<body><h1>{escape(title)}</h1>\n<p>{escape(warning)}</p>\n"
        f"<main>\n{cards}\n</main></body></html>\n"
    )
    return page.encode()


def _card(issued: Issued, texts: Catalogue, link: str) -> str:
    role = texts.plain(role_for(issued.role, issued.unit_name))
    term = texts.plain(say("sheet-term", uses=issued.uses, until=issued.expires_at))
    return (
        f"<section><h2>{escape(role)}</h2>{_picture(link)}<p>{escape(term)}</p><small>{escape(link)}</small></section>"
    )


def _picture(link: str) -> str:
    svg = BytesIO()
    segno.make(link, error="m").save(svg, kind="svg", xmldecl=False, svgns=True, border=2, scale=4, omitsize=True)
    return svg.getvalue().decode()
