"""The backend: connections that notice a server that hangs, see circuit_breaker.py."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import IsolationLevel

from citizen_help.postgres import circuit_breaker


class Connection(psycopg.Connection[Any]):
    def wait(self, gen: Any, *args: Any, **options: Any) -> Any:
        """Every query to the server and its answer go through here."""
        timeouts, breaker = circuit_breaker.timeouts, circuit_breaker.breaker
        if timeouts is None:
            return super().wait(gen, *args, **options)
        try:
            if breaker.is_open:
                raise circuit_breaker.ResponseTimeout("the database did not answer a moment ago")
            return super().wait(breaker.guard_query(gen, timeouts), *args, **options)
        except circuit_breaker.ResponseTimeout:
            self.pgconn.finish()  # whatever it may still send belongs to nobody
            raise


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        if timeouts := circuit_breaker.timeouts:
            own = {
                "statement_timeout": timeouts.statement,
                "lock_timeout": timeouts.lock,
                "idle_in_transaction_session_timeout": timeouts.statement,
            }
            given = [f"-c {name}={seconds * 1000:.0f}" for name, seconds in own.items()]
            params["options"] = " ".join([*given, params.get("options", "")]).strip()
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> psycopg.Connection[Any]:
        self.isolation_level = IsolationLevel.READ_COMMITTED
        if circuit_breaker.timeouts is None:
            return Connection.connect(**conn_params)
        with circuit_breaker.breaker.guard_connect(circuit_breaker.timeouts):
            return Connection.connect(**conn_params)
