"""The refusals of the file store."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def name_invalid() -> Refusal:
    """A path, a control character, no extension, or far too long."""
    return Refusal("FILE_NAME_INVALID", "a plain name of at most 120 characters is wanted", "name")


def too_large(most: str) -> Refusal:
    """More bytes, pixels, pages or rows than we look at."""
    return Refusal("FILE_TOO_LARGE", f"at most {most}", "sizeBytes")


def type_not_allowed() -> Refusal:
    """What is inside is not taken for this purpose, or is not what the name says."""
    return Refusal("FILE_TYPE_NOT_ALLOWED", "files of this type are not taken here", "name")


def damaged() -> Refusal:
    """It cannot be read to its end."""
    return Refusal("FILE_DAMAGED", "the file is damaged", None)


def length_wrong() -> Refusal:
    """Fewer or more bytes came than were announced."""
    return Refusal("FILE_LENGTH_WRONG", "the file has another length than announced", "sizeBytes")


def encrypted() -> Refusal:
    """What nobody can look into is not kept."""
    return Refusal("FILE_ENCRYPTED", "remove the password first", None)


def archive_bomb() -> Refusal:
    """It would grow beyond all measure, or write outside of its folder."""
    return Refusal("FILE_ARCHIVE_BOMB", "the archive is not a plain one", None)


def active_content() -> Refusal:
    """Scripts, actions, macros, embedded files, or something behind the end."""
    return Refusal("FILE_HAS_ACTIVE_CONTENT", "the file does more than show something", None)


def infected() -> Refusal:
    """The scanner knows it."""
    return Refusal("FILE_INFECTED", "the virus scanner refuses the file", None)


def scanner_missing() -> Refusal:
    """Production takes no files that nobody scans, unless the operator said so."""
    return Refusal("SCANNER_MISSING", "no virus scanner is configured", None)


def scanner_unavailable() -> Refusal:
    """It did not answer: the file may be sent again later."""
    return Refusal("SCANNER_UNAVAILABLE", "the virus scanner does not answer", None)


def file_not_found() -> Refusal:
    """Also for a file of somebody else, of another purpose, or without its content."""
    return Refusal("FILE_NOT_FOUND", "there is no such file", "fileId")


def file_used() -> Refusal:
    """A file belongs to one thing."""
    return Refusal("FILE_USED", "the file is in use already", "fileId")


def upload_not_found() -> Refusal:
    """No path of ours."""
    return Refusal("UPLOAD_NOT_FOUND", "there is no such upload", None)


def upload_expired() -> Refusal:
    """Too late, or for the second time."""
    return Refusal("UPLOAD_EXPIRED", "begin the upload again", None)


def upload_too_slow() -> Refusal:
    """Nobody holds a place for minutes."""
    return Refusal("UPLOAD_TOO_SLOW", "the content came too slowly", None)


def uploads_busy() -> Refusal:
    """As many as we look at at once are being looked at."""
    return Refusal("UPLOADS_BUSY", "try again in a moment", None)


def too_many_uploads(most: int) -> Refusal:
    """Counted by the hour and by who begins them."""
    return Refusal("TOO_MANY_UPLOADS", f"at most {most} an hour", None)
