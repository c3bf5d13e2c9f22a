"""The door of the file store."""

from __future__ import annotations

from xindai.platform.files.begin import begin_upload
from xindai.platform.files.disk import remove
from xindai.platform.files.keep import forget, store, store_made
from xindai.platform.files.paths import signed_path
from xindai.platform.files.queries import opened, own_file, own_upload, read, view
from xindai.platform.files.receive import receive
from xindai.platform.files.types import (
    Begun,
    FileStatus,
    FileView,
    NewUpload,
    Opened,
    Purpose,
    UploadView,
)

__all__ = [
    "Begun",
    "FileStatus",
    "FileView",
    "NewUpload",
    "Opened",
    "Purpose",
    "UploadView",
    "begin_upload",
    "forget",
    "opened",
    "own_file",
    "own_upload",
    "read",
    "receive",
    "remove",
    "signed_path",
    "store",
    "store_made",
    "view",
]
