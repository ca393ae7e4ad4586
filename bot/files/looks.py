"""What a file is by its name and by its first bytes."""

from bot.language.text import tidy

MOST_BYTES = 20 * 1024 * 1024
"""What a bot may download from Telegram."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Documents of the old Office, and those of the new one that a password locks."""
ARCHIVE_MAGIC = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")
PROGRAM_MAGIC = (
    b"MZ",  # Windows
    b"\x7fELF",  # Linux
    b"#!",  # a script
    b"\xfe\xed\xfa\xce",  # macOS
    b"\xfe\xed\xfa\xcf",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",  # Java, and macOS
    b"dex\n",  # Android
    b"L\x00\x00\x00\x01\x14\x02\x00",  # a Windows link
)
UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEIF = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def ending_of(name: str) -> str:
    """What a name ends in, in small letters: `pdf`; nothing where it has no ending."""
    stem, _dot, ending = tidy(name).strip(". ").rpartition(".")
    return ending.casefold()[:10] if stem else ""


def is_image(head: bytes) -> bool:
    """Whether it is a picture of a kind that phones make; they often name one as another."""
    webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    heif = head[4:8] == b"ftyp" and head[8:12] in _HEIF
    return webp or heif or head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def is_locked_package(content: bytes) -> bool:
    """Whether it is a new Office document behind a password."""
    return content.startswith(OLE) and _ENCRYPTED_PACKAGE in content
