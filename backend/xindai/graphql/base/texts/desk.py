"""Why a view, an export or a period was refused."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "SAVED_VIEW_INVALID": ("视图内容无效", "The view cannot be kept like this"),
    "SAVED_VIEW_NOT_FOUND": ("视图不存在", "There is no such view"),
    "TOO_MANY_SAVED_VIEWS": ("该列表的视图已达上限", "There are too many views of this list"),
}
