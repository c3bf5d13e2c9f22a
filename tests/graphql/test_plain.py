"""What the GraphQL library says of a wrong operation is told without the values that were sent."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import GraphQLSyntaxError, Source, parse, validate
from graphql.execution.values import get_variable_values

from tests.graphql.conftest import House
from xindai.graphql.base.plain import NOT_VALID, without_values
from xindai.graphql.schema import schema

PHONE = "13800138000"
CREATE = "mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }"
LOANS = (
    "query ($order: LoanOrder!, $first: Int) { loans(order: $order, first: $first) { totalCount } }"
)
GOOD = {"name": "张三", "idNumber": "1", "branchId": "b", "idempotencyKey": "k"}


def told(query: str, variables: dict[str, Any]) -> list[str]:
    definition: Any = parse(query).definitions[0]
    found = get_variable_values(schema._schema, definition.variable_definitions, variables)
    assert isinstance(found, list), "it should be wrong"
    return [without_values(error.message) for error in found]


@pytest.mark.parametrize(
    ("query", "variables", "message"),
    [
        (CREATE, {"input": GOOD | {"phone": int(PHONE)}},
         "Variable '$input' has invalid value at .phone: "
         "String cannot represent a non string value"),
        (CREATE, {"input": {k: v for k, v in GOOD.items() if k != "idNumber"}},
         "Variable '$input' has invalid value: Expected value of type 'CreateCustomerInput' "
         "to include required field 'idNumber'."),
        (CREATE, {"input": GOOD | {f"{PHONE}, found: x": PHONE}},
         "Variable '$input' has invalid value: Expected value of type 'CreateCustomerInput' "
         "not to include unknown fields."),
        (CREATE, {"input": "张三 found: 'x'"},
         "Variable '$input' has invalid value: Expected value of type 'CreateCustomerInput' "
         "to be an object."),
        (CREATE, {"input": GOOD | {"name": None}},
         "Variable '$input' has invalid value at .name: "
         "Expected value of non-null type 'String!' not to be None."),
        (LOANS, {"order": "ZhangSan"},
         "Variable '$order' has invalid value: the value does not exist in 'LoanOrder' enum."),
        (LOANS, {"order": {"Zhang": "San value: x"}},
         "Variable '$order' has invalid value: "
         "Enum 'LoanOrder' cannot represent non-string value."),
        (LOANS, {"order": "NUMBER", "first": PHONE},
         "Variable '$first' has invalid value: Int cannot represent non-integer value"),
    ],
)  # fmt: skip
def test_variables(query: str, variables: dict[str, Any], message: str) -> None:
    assert message in told(query, variables)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ('{ loans(first: "Zhang San") { totalCount } }', "Int cannot represent non-integer value"),
        ("{ loans(order: ZhangSan) { totalCount } }",
         "the value does not exist in 'LoanOrder' enum."),
        ('{ customers(where: "张三") { totalCount } }',
         "Expected value of type 'CustomerWhere' to be an object."),
        (f'{{ customers(where: {{ phones: "{PHONE}" }}) {{ totalCount }} }}',
         "Expected value of type 'CustomerWhere' not to include unknown fields."),
        ("{ phone }", "Cannot query field 'phone' on type 'Query'."),
        (f"{{ _{PHONE} }}", "Cannot query field '?' on type 'Query'."),
        ("query ($x: Int = ZhangSan) { loans(first: $x) { totalCount } }",
         "Int cannot represent non-integer value"),
        ("{ loans }",
         "Field 'loans' of type 'LoanConnection!' must have a selection of subfields."),
    ],
)  # fmt: skip
def test_literals(query: str, message: str) -> None:
    found = [without_values(e.message) for e in validate(schema._schema, parse(query))]
    assert any(one == message for one in found), found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "{ viewer { kind } \"张三 'x' String 'y'\" }",
            "Syntax Error: Expected Name, found String.",
        ),
        (f"{{ viewer {PHONE} }}", "Syntax Error: Expected Name, found Int."),
        (f"{{ loan(id: .{PHONE}) }}", "Syntax Error: Invalid number, expected digit before '.'"),
        (f"{{ a }} _{PHONE}", "Syntax Error: Unexpected Name."),
        ("{ 张三 }", "Syntax Error: Unexpected character: U+5F20."),
        ("{ a", "Syntax Error: Expected Name, found <EOF>."),
    ],
)
def test_syntax(text: str, message: str) -> None:
    with pytest.raises(GraphQLSyntaxError) as refused:
        parse(Source(text))
    assert without_values(refused.value.message) == message


@pytest.mark.parametrize(
    "message",
    ["a sentence that nobody knows: 张三", f"and one of numbers {PHONE}", "1-3-8-0-0-1-3-8 parted"],
)
def test_what_is_not_known_is_not_told(message: str) -> None:
    assert without_values(message) == NOT_VALID


def test_names_of_operations_are_the_askers() -> None:
    assert without_values("Unknown operation named 'Zhang San'.") == "Unknown operation."
    unused = f"Variable '$_{PHONE}' is never used."
    assert without_values(unused) == "Variable '?' is never used."


async def test_the_whole_answer(house: House, capfd: pytest.CaptureFixture[str]) -> None:
    answer = await house.ask(CREATE, "officer", None, input=GOOD | {"phone": [PHONE]})
    (error,) = answer["errors"]
    assert error["extensions"] == {"code": "GRAPHQL_INVALID"}
    assert error["message"].startswith("Variable '$input' has invalid value at .phone: ")
    assert PHONE not in str(answer) and PHONE not in str(capfd.readouterr())
