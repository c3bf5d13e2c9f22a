"""Migrations from zero make what the models say; and the check finds what is made wrong."""

from __future__ import annotations

from typing import Any

from tests.architecture.model_check import differences

SABOTAGE = {
    "a check": ("ALTER TABLE loan DROP CONSTRAINT loan_principal", "check loan_principal"),
    "a looser check": (
        "ALTER TABLE loan DROP CONSTRAINT loan_principal, "
        "ADD CONSTRAINT loan_principal CHECK (principal_minor >= 0)",
        "check loan_principal is CHECK ((principal_minor >= 0))",
    ),
    "a foreign key's uniqueness": (
        "ALTER TABLE loan DROP CONSTRAINT loan_contract_once",
        "unique loan('contract_id',) is missing",
    ),
    "uniqueness": (
        "ALTER TABLE loan_event DROP CONSTRAINT loan_event_reversed_once",
        "unique loan_event('reverses_id',)",
    ),
    "a pair": (
        "DROP INDEX gl_mapping_default_role",
        "unique gl_mapping_default_role is missing",
    ),
    "nullability": (
        "ALTER TABLE loan ALTER maturity_on SET NOT NULL",
        "column loan.maturity_on: null",
    ),
    "a type": (
        "ALTER TABLE loan ALTER grade TYPE varchar(3)",
        "column loan.grade is character varying(3), the model says TEXT",
    ),
    "a default": ("ALTER TABLE loan ALTER version DROP DEFAULT", "column loan.version has no"),
    "a column": ("ALTER TABLE customer ADD nickname text", "column customer.nickname has no model"),
    "a missing column": ("ALTER TABLE loan DROP purpose", "column loan.purpose is missing"),
    "a table": ("CREATE TABLE notes (id int)", "table notes has no model"),
    "an index": ("DROP INDEX loan_customer", "index ('loan', 'loan_customer', ('customer_id',))"),
    "a cascade": (
        """ALTER TABLE job_step DROP CONSTRAINT {fk};
           ALTER TABLE job_step ADD FOREIGN KEY (run_id) REFERENCES job_run ON DELETE CASCADE""",
        "job_step: FOREIGN KEY (run_id) REFERENCES job_run(id) ON DELETE RESTRICT is missing",
    ),
}


async def test_the_database_is_what_the_models_say(db: Any) -> None:
    async with db.owner() as owner:
        assert await differences(owner) == []


async def test_the_check_finds_what_is_wrong(db: Any) -> None:
    async with db.owner() as owner:
        fk = await owner.fetchval(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'job_step'::regclass "
            "AND contype = 'f'"
        )
        for what, (sql, sentence) in SABOTAGE.items():
            block = owner.transaction()
            await block.start()
            await owner.execute(sql.replace("{fk}", f'"{fk}"'))
            found = await differences(owner)
            await block.rollback()
            assert any(text.startswith(sentence) for text in found), (what, found)
        assert await differences(owner) == []
