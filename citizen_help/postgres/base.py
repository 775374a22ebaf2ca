"""The backend: connections that notice a silent server. See circuit_breaker.py for the limits."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import IsolationLevel

from citizen_help.postgres import circuit_breaker


class Connection(psycopg.Connection[Any]):
    def wait(self, gen: Any, *args: Any, **options: Any) -> Any:
        """Every question to the server and its answer go through here."""
        limits = circuit_breaker.limits
        if limits is None:
            return super().wait(gen, *args, **options)
        try:
            if circuit_breaker.breaker.is_silent:
                raise circuit_breaker.Silence("the database did not answer a moment ago")
            answer = circuit_breaker.breaker.listening(gen, limits)
            return super().wait(answer, *args, **options)
        except circuit_breaker.Silence:
            self.pgconn.finish()  # whatever it may still say belongs to nobody
            raise


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        if limits := circuit_breaker.limits:
            own = {
                "statement_timeout": limits.statement,
                "lock_timeout": limits.lock,
                "idle_in_transaction_session_timeout": limits.statement,
            }
            given = [f"-c {name}={seconds * 1000:.0f}" for name, seconds in own.items()]
            params["options"] = " ".join([*given, params.get("options", "")]).strip()
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> psycopg.Connection[Any]:
        self.isolation_level = IsolationLevel.READ_COMMITTED
        if circuit_breaker.limits is None:
            return Connection.connect(**conn_params)
        with circuit_breaker.breaker.connecting(circuit_breaker.limits):
            return Connection.connect(**conn_params)
