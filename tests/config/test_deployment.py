"""A deployment file says where a node runs; faults are told all at once."""

from pathlib import Path

import pytest

from server.config.deployment import load_deployment
from server.config.faults import ConfigFaults

BASE = 'config = ".."\ndata = "data"\n'


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "node.toml"
    path.write_text(BASE + text, encoding="utf-8")
    return path


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    found = load_deployment(written(tmp_path, '[tls]\ncert = "c.pem"\nkey = "k.pem"\n'))

    assert found.data_dir == tmp_path / "data"
    assert found.config_dir == tmp_path.parent
    assert found.tls.key == str(tmp_path / "k.pem")


def test_links_are_built_on_an_address_without_a_closing_slash(tmp_path: Path) -> None:
    found = load_deployment(written(tmp_path, 'public_url = "https://queue.example.ru/"\n'))

    assert found.public_url == "https://queue.example.ru"


def test_what_is_not_said_is_the_safe_default(tmp_path: Path) -> None:
    found = load_deployment(written(tmp_path, ""))

    assert found.host == "127.0.0.1"
    assert found.store.appendfsync == "always"
    assert found.store.url == ""


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = (
        'port = 70000\npubic_url = "x"\ntrusted_origins = ["mfc.ru"]\n'
        '[store]\nurl = "http://x"\nappendfsync = "no"\nshards = 0\n'
        '[tls]\ncert = "c.pem"\n[limits]\nsockets = 0\n[log]\nlevel = "loud"\n'
        '[nodes]\nother = "https://b"\n'
    )

    with pytest.raises(ConfigFaults) as caught:
        load_deployment(written(tmp_path, text))

    assert [fault.key for fault in caught.value.faults] == [
        "limits.sockets",
        "log.level",
        "nodes",
        "port",
        "pubic_url",
        "store.appendfsync",
        "store.shards",
        "store.url",
        "tls",
        "trusted_origins[1]",
    ]


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigFaults, match="cannot be read"):
        load_deployment(tmp_path / "none.toml")


def test_a_webhook_has_an_id_an_address_and_a_secret_beside_the_file(tmp_path: Path) -> None:
    hook = (
        '[[webhooks]]\nname = "case"\nurl = "https://case.example.ru/"\nsecret_file = "case.key"\n'
    )

    (found,) = load_deployment(written(tmp_path, hook)).webhooks

    assert found.secret_file == str(tmp_path / "case.key")
    assert found.events == ()


def test_webhooks_that_cannot_work_are_all_told(tmp_path: Path) -> None:
    hook = '[[webhooks]]\nname = "case"\nurl = "case.example.ru"\nsecret_file = "case.key"\n'

    with pytest.raises(ConfigFaults) as told:
        load_deployment(written(tmp_path, hook + hook))

    text = str(told.value)
    assert "webhooks[1].url" in text
    assert "webhooks[2].name" in text
