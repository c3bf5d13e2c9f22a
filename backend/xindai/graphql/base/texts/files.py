"""Codes of files."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "FILE_ARCHIVE_BOMB": ("压缩内容异常", "the archive is not a plain one"),
    "FILE_DAMAGED": ("文件已损坏", "the file is damaged"),
    "FILE_ENCRYPTED": ("请先去除文件密码", "remove the password first"),
    "FILE_HAS_ACTIVE_CONTENT": (
        "文件含有脚本, 宏或附加内容",
        "the file does more than show something",
    ),
    "FILE_INFECTED": ("文件未通过病毒扫描", "the virus scanner refuses the file"),
    "FILE_LENGTH_WRONG": (
        "文件长度与申报不符",
        "the file has another length than announced",
    ),
    "FILE_NAME_INVALID": ("文件名无效", "a plain name of at most 120 characters is wanted"),
    "FILE_NOT_FOUND": ("文件不存在", "there is no such file"),
    "FILE_TOO_LARGE": ("文件过大", "the file is too large"),
    "FILE_TYPE_NOT_ALLOWED": ("不接受此类文件", "files of this type are not taken here"),
    "FILE_USED": ("文件已被使用", "the file is in use already"),
    "SCANNER_MISSING": ("未配置病毒扫描, 暂不接受上传", "no virus scanner is configured"),
    "SCANNER_UNAVAILABLE": ("病毒扫描暂不可用", "the virus scanner does not answer"),
    "TOO_MANY_UPLOADS": ("上传过于频繁", "too many uploads in an hour"),
    "UPLOADS_BUSY": ("上传繁忙, 请稍后重试", "try again in a moment"),
    "UPLOAD_EXPIRED": ("上传地址已失效, 请重新开始", "begin the upload again"),
    "UPLOAD_NOT_FOUND": ("上传地址无效", "there is no such upload"),
    "UPLOAD_TOO_SLOW": ("上传过慢", "the content came too slowly"),
}
