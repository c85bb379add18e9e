"""What the system says of a file or a folder, as a sentence with its name (COM-71)."""

import errno

from app.kernel.text import T, Text

FULL = T("The disk is full. Nothing was lost: make room, then try again.")
READ_ONLY = T("The data folder cannot be written. Ask the administrator for write access, then try again.")
DISK = T("The disk reports an error. Nothing was lost: try again, and have the disk checked.")

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_SHUT = (errno.EACCES, errno.EPERM, errno.EROFS)


def told_of(error: OSError) -> Text:
    """The sentence for what the system would not do; without a file's name it is about the disk."""
    file = str(error.filename or "")
    if error.errno in _FULL:
        return FULL
    if error.errno == errno.EIO or not file:
        return READ_ONLY if error.errno in _SHUT else DISK
    return _of_file(error.errno or 0, file)


def _of_file(code: int, file: str) -> Text:
    if code == errno.ENOENT:
        return T("There is no {file}.", file=file)
    if code == errno.EISDIR:
        return T("{file} is a folder, not a file.", file=file)
    if code == errno.EEXIST:
        return T("{file} is there already, and is no folder.", file=file)
    if code == errno.ENOTDIR:
        return T("{file} lies in something that is no folder.", file=file)
    if code in _SHUT:
        return T("{file} may not be read or written. Ask the administrator for access.", file=file)
    return T("{file} cannot be used ({code}).", file=file, code=errno.errorcode.get(code, str(code)))
