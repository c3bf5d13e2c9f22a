"""The compose file and the image name only what the program has."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from xindai import cli
from xindai.app import ROUTES
from xindai.pages.routes import APPS
from xindai.platform.settings import APP_ROLE, PROJECT, Settings

COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, Any] = COMPOSE["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
DOCKERFILE = (PROJECT / "backend" / "Dockerfile").read_text(encoding="utf-8")
SETTINGS = set(
    re.findall(
        r'environ\.get\("(\w+)"',
        (PROJECT / "backend/xindai/platform/settings.py").read_text(encoding="utf-8"),
    )
)
OF_UVICORN = {"FORWARDED_ALLOW_IPS"}


def plain(value: str) -> str:
    """With the defaults of ${NAME:-default}."""
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", value)


def instruction(name: str) -> str:
    found = re.findall(rf"^{name} (.+)$", DOCKERFILE, re.MULTILINE)
    assert found, f"the Dockerfile has no {name}"
    return str(found[-1])


def test_the_services_of_the_design_are_there() -> None:
    assert set(SERVICES) == {"postgres", "redis", "migrate", "api", "worker", "web"}
    assert SERVICES["postgres"]["image"] == "postgres:18"
    assert set(OURS) == {"migrate", "api", "worker"}


@pytest.mark.parametrize("name", OURS)
def test_commands_exist(name: str) -> None:
    cli.build_parser().parse_args([str(word) for word in OURS[name]["command"]])


@pytest.mark.parametrize("name", OURS)
def test_settings_exist(name: str) -> None:
    given = set(OURS[name]["environment"])
    assert given <= SETTINGS | OF_UVICORN, "platform/settings.py reads nothing else"


def test_only_migrate_holds_the_owner_and_all_enter_as_the_application() -> None:
    owners = {name for name, s in OURS.items() if "DATABASE_OWNER_URL" in s["environment"]}
    assert owners == {"migrate"}
    made = SERVICES["postgres"]["environment"]
    owner = urlsplit(plain(OURS["migrate"]["environment"]["DATABASE_OWNER_URL"]))
    assert owner.username == made["POSTGRES_USER"]
    assert owner.password == plain(made["POSTGRES_PASSWORD"])
    for service in OURS.values():
        url = urlsplit(plain(service["environment"]["DATABASE_URL"]))
        assert (url.username, url.hostname, url.path[1:]) == (
            APP_ROLE,
            "postgres",
            made["POSTGRES_DB"],
        )


def test_what_waits_waits_for_something_that_is_there() -> None:
    for name, service in SERVICES.items():
        for other, how in service.get("depends_on", {}).items():
            assert other in SERVICES, f"{name} waits for {other}, which is not there"
            if how["condition"] == "service_healthy":
                assert "healthcheck" in SERVICES[other], f"{other} can't say that it is healthy"
    asked = re.findall(r"127\.0\.0\.1:8000(/\w+)", str(SERVICES["api"]["healthcheck"]["test"]))
    assert set(asked) <= ROUTES


def test_volumes_are_declared_and_keys_outlive_the_container() -> None:
    for service in SERVICES.values():
        for volume in service.get("volumes", ()):
            assert volume.split(":")[0] in COMPOSE["volumes"]
    var = re.findall(r"XINDAI_VAR=(\S+)", DOCKERFILE)
    assert OURS["api"]["volumes"] == [f"keys:{var[0]}"], "sealed fields open only with these keys"


def test_the_image_starts_the_command_line() -> None:
    assert json.loads(instruction("ENTRYPOINT")) == ["python", "-m", "xindai.cli"]
    cli.build_parser().parse_args(json.loads(instruction("CMD")))


def test_the_image_copies_what_is_there_and_let_through() -> None:
    let_through = (PROJECT / ".dockerignore").read_text(encoding="utf-8").split()
    for source in re.findall(r"^COPY (?!--from)(\S+) ", DOCKERFILE, re.MULTILINE):
        assert (PROJECT / source).exists(), f"COPY {source}: there is no such thing"
        assert f"!{source.split('/')[0]}" in let_through, f".dockerignore keeps {source} out"


def test_the_image_serves_the_pages_where_the_program_looks_for_them() -> None:
    (folder,) = set(re.findall(r"^WORKDIR (\S+)$", DOCKERFILE, re.MULTILINE))
    looked_for = str(Settings(PROJECT, None, None, None, False).pages.relative_to(PROJECT))
    for app in APPS.values():
        built = f"{looked_for}/{app}/dist"
        assert f"COPY --from=pages {folder}/{built} {built}\n" in DOCKERFILE
        assert (PROJECT / "frontend" / "apps" / app).is_dir()


def test_commands_in_the_comments_exist() -> None:
    text = (PROJECT / "docker-compose.yml").read_text(encoding="utf-8")
    told = re.findall(r"docker compose run --rm (\w+) ([^`]+)`", text)
    assert told
    for service, command in told:
        assert service in OURS
        cli.build_parser().parse_args(command.split())
