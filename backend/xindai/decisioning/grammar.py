"""The part of ZEN's expression language that rules may use, with types. Nothing else gets through.

There are no loops, closures, templates, dates, random numbers or properties in it, and texts are
never put together: what an expression costs is bounded by how long it is, and it says the same
today as tomorrow. A fact may be missing, so arithmetic on it wants a word for that case:
`(bureau_inquiries_6m ?? 0) + 1`.

    expression  condition ? expression : expression
    condition   or and not == != < <= > >= in [..]
    sum         + - * / % min([..]) max([..]) abs floor ceil round
    cell        > 5   [1..5)   "a", "b"   null   > 3 and < 9   in [..]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NoReturn

from xindai.decisioning.facts import Kind, refuse_forbidden
from xindai.kernel.errors import Refusal

LONGEST: Final = 500
DEEPEST: Final = 20
MOST_TOKENS: Final = 200
_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>[0-9]{1,15}(?:\.(?!\.)[0-9]{1,8})?(?![0-9A-Za-z_]))"
    r"|(?P<text>\"[^\"\\\n`]{0,100}\"|'[^'\\\n`]{0,100}')"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]{0,59}(?![A-Za-z0-9_]))"
    r"|(?P<sign>\.\.|\?\?|==|!=|<=|>=|[-+*/%()<>\[\],?:]))",
    re.ASCII,
)
_DIGITS: Final = re.compile(r"[0-9]{16}|[0-9][eE.]|\b(?:NaN|Infinity|inf)\b", re.ASCII)
_ORDER: Final = ("<", "<=", ">", ">=")
_FUNCTIONS: Final = ("abs", "floor", "ceil", "round")
_WORDS: Final = frozenset({"and", "or", "not", "in", "true", "false", "null"})


@dataclass(frozen=True, slots=True)
class Type:
    """`kind` None is null alone; `may_miss`: the value may be null."""

    kind: Kind | None
    may_miss: bool = False


NUMBER, TRUTH, TEXT = Type(Kind.NUMBER), Type(Kind.TRUTH), Type(Kind.TEXT)
NULL: Final = Type(None, True)


class Use(StrEnum):
    """How an expression stands in a model."""

    VALUE = "value"
    CELL = "cell"


@dataclass(slots=True)
class Checked:
    """The type of an expression, the names it uses, and its numbers (as they are written)."""

    type: Type
    names: set[str] = field(default_factory=set)
    numbers: list[str] = field(default_factory=list)


def check(text: object, names: Mapping[str, Type], where: str) -> Checked:
    """An expression of its own.

    Refuses RULE_EXPRESSION_INVALID, RULE_EXPRESSION_TOO_LONG, RULE_NUMBER_INVALID,
    RULE_FACT_UNKNOWN, RULE_FACT_FORBIDDEN.
    """
    parser = _Parser(text, names, where)
    return parser.done(parser.expression(0))


def check_cell(text: object, column: Type, names: Mapping[str, Type], where: str) -> Checked:
    """A cell below a column of this type; refuses as `check`."""
    parser = _Parser(text, names, where)
    parser.cell(column)
    return parser.done(TRUTH)


class _Parser:
    def __init__(self, text: object, names: Mapping[str, Type], where: str) -> None:
        self.names, self.where = names, where
        self.used: set[str] = set()
        self.numbers: list[str] = []
        self.at = 0
        self.tokens = self._tokens(text)

    def _tokens(self, text: object) -> list[tuple[str, str]]:
        if not isinstance(text, str):
            self.no("an expression is a text")
        if len(text) > LONGEST:
            raise Refusal("RULE_EXPRESSION_TOO_LONG", f"at most {LONGEST} characters", self.where)
        found: list[tuple[str, str]] = []
        at, end = 0, len(text.rstrip())
        while at < end:
            match = _TOKEN.match(text, at)
            if match is None:
                if _DIGITS.match(text.lstrip() if at == 0 else text[at:].lstrip()):
                    raise Refusal("RULE_NUMBER_INVALID", "at most 15 digits", self.where)
                self.no(f"what stands at {at + 1} is not known here")
            kind = match.lastgroup or ""
            found.append((kind, match[kind]))
            at = match.end()
        if len(found) > MOST_TOKENS:
            raise Refusal("RULE_EXPRESSION_TOO_LONG", f"at most {MOST_TOKENS} words", self.where)
        return found

    def no(self, why: str) -> NoReturn:
        raise Refusal("RULE_EXPRESSION_INVALID", why, self.where)

    # -- tokens ----------------------------------------------------------------------------

    def peek(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.tokens[at][1] if at < len(self.tokens) else ""

    def take(self, *wanted: str) -> str | None:
        kind = self.tokens[self.at][0] if self.at < len(self.tokens) else ""
        if kind in ("sign", "name") and self.peek() in wanted:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def want(self, sign: str) -> None:
        if self.take(sign) is None:
            self.no(f"{sign} is missing before '{self.peek()[:20]}'")

    def done(self, made: Type) -> Checked:
        if self.at < len(self.tokens):
            self.no(f"'{self.peek()[:20]}' is too much")
        return Checked(made, self.used, self.numbers)

    # -- expressions -----------------------------------------------------------------------

    def expression(self, depth: int) -> Type:
        if depth > DEEPEST:
            raise Refusal("RULE_EXPRESSION_TOO_DEEP", f"at most {DEEPEST} levels", self.where)
        condition = self.either(depth)
        if self.take("?") is None:
            return condition
        self.only(condition, Kind.TRUTH)
        first = self.expression(depth + 1)
        self.want(":")
        second = self.expression(depth + 1)
        return self.common(first, second)

    def either(self, depth: int) -> Type:
        made = self.both(depth)
        while self.take("or"):
            self.only(made, Kind.TRUTH)
            self.only(self.both(depth), Kind.TRUTH)
        return made

    def both(self, depth: int) -> Type:
        made = self.denial(depth)
        while self.take("and"):
            self.only(made, Kind.TRUTH)
            self.only(self.denial(depth), Kind.TRUTH)
        return made

    def denial(self, depth: int) -> Type:
        if self.take("not"):
            if depth > DEEPEST:
                raise Refusal("RULE_EXPRESSION_TOO_DEEP", f"at most {DEEPEST} levels", self.where)
            self.only(self.denial(depth + 1), Kind.TRUTH)
            return TRUTH
        return self.comparison(depth)

    def comparison(self, depth: int) -> Type:
        left = self.sum(depth)
        if self.peek() == "not" and self.peek(1) == "in":
            self.at += 2
            return self.membership(left, depth)
        if self.take("in"):
            return self.membership(left, depth)
        if self.take("==", "!="):
            self.common(left, self.sum(depth))
            return TRUTH
        if self.take(*_ORDER):
            self.only(left, Kind.NUMBER)
            self.only(self.sum(depth), Kind.NUMBER)
            return TRUTH
        return left

    def membership(self, left: Type, depth: int) -> Type:
        if self.peek() in ("[", "("):
            if self.has_range():
                self.only(left, Kind.NUMBER)
            self.several(left, depth)
            return TRUTH
        self.only(left, Kind.TEXT)
        right = self.primary(depth)
        self.only(right, Kind.TEXTS)
        return TRUTH

    def several(self, left: Type, depth: int) -> None:
        """A range or a list of values, behind `in` or as a cell."""
        opened = self.take("[", "(")
        first = self.sum(depth + 1)
        if self.take(".."):
            for made in (left, first, self.sum(depth + 1)):
                self.only(made, Kind.NUMBER, missing=made is left)
            if self.take("]", ")") is None:
                self.no("a range ends with ] or )")
            return
        if opened == "(":
            self.no("a list begins with [")
        self.common(left, first)
        while self.take(","):
            self.common(left, self.sum(depth + 1))
        self.want("]")

    def sum(self, depth: int) -> Type:
        made = self.product(depth)
        while self.take("+", "-"):
            self.only(made, Kind.NUMBER)
            self.only(self.product(depth), Kind.NUMBER)
        return made

    def product(self, depth: int) -> Type:
        made = self.signed(depth)
        while self.take("*", "/", "%"):
            self.only(made, Kind.NUMBER)
            self.only(self.signed(depth), Kind.NUMBER)
            made = NUMBER
        return made

    def signed(self, depth: int) -> Type:
        if self.take("-"):
            made = self.primary(depth)
            self.only(made, Kind.NUMBER)
            return made
        return self.primary(depth)

    def primary(self, depth: int) -> Type:
        if self.at >= len(self.tokens):
            self.no("the expression ends too early")
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            self.numbers.append(text)
            return NUMBER
        if kind == "text":
            return TEXT
        if text == "(":
            return self.bracket(depth + 1)
        if kind != "name":
            self.no(f"'{text}' is not expected here")
        if text in ("true", "false", "null"):
            return NULL if text == "null" else TRUTH
        if text in _FUNCTIONS and self.take("("):
            self.only(self.expression(depth + 1), Kind.NUMBER)
            self.want(")")
            return NUMBER
        if text in ("min", "max") and self.take("("):
            return self.extreme(depth)
        return self.named(text)

    def bracket(self, depth: int) -> Type:
        made = self.expression(depth)
        if self.take("??"):
            made = self.common(made, other := self.expression(depth))
            made = Type(made.kind, other.may_miss)
        self.want(")")
        return made

    def extreme(self, depth: int) -> Type:
        self.want("[")
        self.only(self.expression(depth + 1), Kind.NUMBER)
        while self.take(","):
            self.only(self.expression(depth + 1), Kind.NUMBER)
        self.want("]")
        self.want(")")
        return NUMBER

    def named(self, name: str) -> Type:
        refuse_forbidden(name, self.where)
        found = self.names.get(name)
        if found is None or name in _WORDS or self.peek() == "(":
            raise Refusal(
                "RULE_FACT_UNKNOWN", f"neither a fact nor computed before: {name}", self.where
            )
        self.used.add(name)
        return found

    # -- cells -----------------------------------------------------------------------------

    def cell(self, column: Type) -> None:
        while True:
            self.test(column)
            if self.take(",", "or", "and") is None:
                return

    def test(self, column: Type) -> None:
        if self.take(*_ORDER):
            self.only(column, Kind.NUMBER, missing=True)
            self.only(self.sum(0), Kind.NUMBER)
        elif self.take("==", "!="):
            self.common(column, self.sum(0))
        elif self.peek() == "not" and self.peek(1) == "in":
            self.at += 2
            self.several(column, 0)
        elif self.take("in") or self.peek() == "[" or (self.peek() == "(" and self.has_range()):
            self.several(column, 0)
        else:
            self.common(column, self.sum(0))

    def has_range(self) -> bool:
        """Whether the bracket that opens here is that of a range."""
        for _, text in self.tokens[self.at + 1 :]:
            if text in ("..", "]", ")"):
                return text == ".."
        return False

    # -- types -----------------------------------------------------------------------------

    def only(self, made: Type, wanted: Kind, *, missing: bool = False) -> None:
        if made.kind is not wanted:
            self.no(f"a {wanted} is wanted, this is {made.kind or 'null'}")
        if made.may_miss and not missing:
            self.no("this may be missing: write (name ?? 0) for that case")

    def common(self, first: Type, second: Type) -> Type:
        may_miss = first.may_miss or second.may_miss
        if None not in (first.kind, second.kind) and first.kind is not second.kind:
            self.no(f"{first.kind} and {second.kind} are not compared")
        return Type(first.kind or second.kind, may_miss)
