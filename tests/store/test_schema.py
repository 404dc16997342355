import sqlite3
from pathlib import Path

import pytest

from readout.store import schema
from readout.store.library import Store


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_a_file_of_any_version_is_brought_up_to_date(tmp_path: Path) -> None:
    for version in range(len(schema.MIGRATIONS)):
        path = tmp_path / f"{version}.readout"
        connection = sqlite3.connect(path, isolation_level=None)
        for step in range(version):
            schema._take(connection, step)
        connection.close()

        with Store(path) as store:
            assert schema.user_version(store._database.connection) == len(schema.MIGRATIONS)
            assert list(store.check()) == []


def test_a_step_that_fails_leaves_the_file_at_the_version_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.readout"
    Store(path).close()
    broken = "CREATE TABLE half (done); INSERT INTO nowhere VALUES (1);"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
    connection = sqlite3.connect(path, isolation_level=None)

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        schema.migrate(connection, "news.readout")
    assert "half" not in tables(connection)
    assert schema.user_version(connection) == len(schema.MIGRATIONS) - 1
    connection.close()


def test_a_trigger_is_one_statement() -> None:
    found = [part for part in schema.statements(schema.DEPTH) if "TRIGGER" in part]

    assert len(found) == 5
    assert all(part.startswith("CREATE TRIGGER") and part.endswith("END;") for part in found)
