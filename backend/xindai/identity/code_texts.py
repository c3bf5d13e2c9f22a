"""What the text messages say, in Chinese and English."""

from __future__ import annotations

from typing import Final

from xindai.identity.codes import Purpose

_CODES: Final = {
    Purpose.REGISTER: ("注册", "to register"),
    Purpose.RESET: ("重置密码", "to set a new password"),
    Purpose.SIGN_IN: ("登录", "to sign in"),
    Purpose.CHANGE_PHONE: ("更换手机号", "to change your phone number"),
    Purpose.STAFF_RESET: ("重置员工密码", "to set a new staff password"),
    Purpose.SIGN_CONTRACT: ("签署合同 {what}", "to sign contract {what}"),
}
_ACCOUNT: Final = (
    "【信贷】该手机号已注册, 请直接登录; 忘记密码可以重置. 如非本人操作, 请忽略.",
    "[Xindai] This number has an account already: sign in, or reset the password. "
    "If you did not ask, ignore this message.",
)


def code_text(purpose: Purpose, code: str, language: str, what: str = "") -> str:
    """The message with a code; `what` names the thing that it is about, where there is one."""
    zh, en = (text.format(what=what) for text in _CODES[purpose])
    if language == "en":
        return f"[Xindai] {code} is your code {en}. It lasts 5 minutes. Tell it to nobody."
    return f"【信贷】验证码 {code}, 用于{zh}, 5 分钟内有效. 请勿告诉任何人."


def account_text(language: str) -> str:
    """What the owner of an account gets who tries to register once more."""
    return _ACCOUNT[1 if language == "en" else 0]
