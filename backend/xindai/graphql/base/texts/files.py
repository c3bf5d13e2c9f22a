"""Codes of files."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "FILE_ARCHIVE_BOMB": ("压缩包内容异常", "the archive unpacks to more than is allowed"),
    "FILE_DAMAGED": ("文件已损坏", "the file is damaged"),
    "FILE_ENCRYPTED": ("文件已加密", "the file is encrypted"),
    "FILE_HAS_ACTIVE_CONTENT": ("文件包含可执行内容", "the file holds scripts or actions"),
    "FILE_INFECTED": ("文件未通过病毒扫描", "the scanner found something in the file"),
    "FILE_LENGTH_WRONG": ("文件大小与声明不符", "the file is not as long as it was announced"),
    "FILE_NAME_INVALID": ("文件名无效", "the file's name is not allowed"),
    "FILE_NOT_FOUND": ("文件不存在或链接已过期", "there is no such file, or the link has run out"),
    "FILE_TOO_LARGE": ("文件过大", "the file is too large"),
    "FILE_TYPE_NOT_ALLOWED": ("不支持的文件类型", "files of this type are not taken here"),
    "FILE_USED": ("文件已被使用", "the file belongs to something else already"),
    "SCANNER_MISSING": ("未配置病毒扫描, 暂不接收文件", "no virus scanner is set up"),
    "SCANNER_UNAVAILABLE": ("病毒扫描暂不可用", "the virus scanner does not answer"),
    "TOO_MANY_UPLOADS": ("上传次数过多, 请稍后再试", "too many uploads, try again later"),
    "UPLOADS_BUSY": ("上传繁忙, 请稍后再试", "too many uploads at once, try again"),
    "UPLOAD_EXPIRED": ("上传链接已过期", "the upload's time is over"),
    "UPLOAD_NOT_FOUND": ("上传不存在", "there is no such upload"),
    "UPLOAD_TOO_SLOW": ("上传过慢", "the upload came too slowly"),
    "FILE_ARCHIVE_BOMB": ("压缩内容异常", "the archive is not a plain one"),
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
    "FILE_TYPE_NOT_ALLOWED": ("不接受此类文件", "files of this type are not taken here"),
    "FILE_USED": ("文件已被使用", "the file is in use already"),
    "SCANNER_MISSING": ("未配置病毒扫描, 暂不接受上传", "no virus scanner is configured"),
    "TOO_MANY_UPLOADS": ("上传过于频繁", "too many uploads in an hour"),
    "UPLOADS_BUSY": ("上传繁忙, 请稍后重试", "try again in a moment"),
    "UPLOAD_EXPIRED": ("上传地址已失效, 请重新开始", "begin the upload again"),
    "UPLOAD_NOT_FOUND": ("上传地址无效", "there is no such upload"),
    "UPLOAD_TOO_SLOW": ("上传过慢", "the content came too slowly"),
}
