"""Streams and index in a file, so that a start reads numbers instead of texts.

The file is a plain row of arrays that are mapped into memory: what a question does not touch is not read. It is written
beside its name and then renamed, and a file of another program or of other tables is simply not used.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.rules.held import Held
from bot.rules.index import Index
from bot.rules.streams import FORM, Part, Streams

_MAGIC = b"TLTDIDX1"
_ALIGN = 64


def write_held(file: Path, held: Held) -> None:
    """Writes what a corpus is searched with. Raises OSError when the folder cannot be written to."""
    streams, index = held.streams, held.index
    arrays: dict[str, NDArray[Any]] = {
        "tokens": _narrow(streams.tokens),
        "bounds": streams.bounds,
        "document_of": streams.document_of,
        "titles": np.concatenate([np.zeros(0, np.uint32), *(it.document for it in streams.parts)]),
        "keys": index.keys,
        "starts": index.starts,
        "entries": index.entries,
        "saturation": index.saturation,
        "at_large": held.at_large,
    }
    layout = _layout(arrays)
    head = {
        "form": FORM,
        "vocabulary": sorted(streams.vocabulary, key=streams.vocabulary.__getitem__),
        "parts": [[it.mark, len(it.bounds), len(it.document)] for it in streams.parts],
        "arrays": layout,
    }
    beside = file.with_name(f"{file.name}.{os.getpid()}.new")
    with beside.open("wb") as out:
        text = json.dumps(head).encode()
        out.write(_MAGIC + len(text).to_bytes(8, "little") + text)
        start = _aligned(out.tell())
        for name, array in arrays.items():
            out.seek(start + layout[name]["at"])
            array.tofile(out)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)


def read_held(file: Path) -> Held | None:
    """What was written, mapped into memory; None when there is no file or it is of no use."""
    try:
        with file.open("rb") as source:
            if source.read(len(_MAGIC)) != _MAGIC:
                return None
            length = int.from_bytes(source.read(8), "little")
            head = json.loads(source.read(min(length, file.stat().st_size)))
            start = _aligned(source.tell())
        if head["form"] != FORM or file.stat().st_size < start + _end(head["arrays"]):
            return None
        return _held(head, np.memmap(file, np.uint8, "r", offset=start))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _held(head: Mapping[str, Any], bytes_: NDArray[np.uint8]) -> Held:
    arrays = {
        name: np.asarray(bytes_[it["at"] : it["at"] + it["bytes"]]).view(it["type"]).reshape(it["shape"])
        for name, it in head["arrays"].items()
    }
    vocabulary = {unit: number for number, unit in enumerate(head["vocabulary"], 1)}
    streams = Streams(vocabulary, _parts(head, arrays), arrays["tokens"], arrays["bounds"], arrays["document_of"])
    index = Index(streams.size, vocabulary, *(arrays[it] for it in ("keys", "starts", "entries", "saturation")))
    return Held(streams, index, arrays["at_large"])


def _parts(head: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> tuple[Part, ...]:
    """Each document's share of the arrays, so that a shelf that has changed takes over what has not."""
    parts, entry, title = [], 0, 0
    for mark, entries, titled in head["parts"]:
        bounds = arrays["bounds"][entry : entry + entries]
        first, last = (int(bounds[0, 0]), int(bounds[-1, -1])) if entries else (0, 0)
        tokens, document = arrays["tokens"][first:last], arrays["titles"][title : title + titled]
        parts.append(Part(mark, tokens, bounds, first, document))
        entry, title = entry + entries, title + titled
    return tuple(parts)


def _narrow(tokens: NDArray[Any]) -> NDArray[Any]:
    return tokens.astype(np.uint16) if not len(tokens) or int(tokens.max()) < 1 << 16 else tokens


def _layout(arrays: Mapping[str, NDArray[Any]]) -> dict[str, dict[str, Any]]:
    layout, at = {}, 0
    for name, array in arrays.items():
        layout[name] = {"at": at, "bytes": array.nbytes, "type": array.dtype.str, "shape": list(array.shape)}
        at = _aligned(at + array.nbytes)
    return layout


def _end(layout: Mapping[str, Any]) -> int:
    return max((it["at"] + it["bytes"] for it in layout.values()), default=0)


def _aligned(at: int) -> int:
    return -(-at // _ALIGN) * _ALIGN
