"""The backend: connections that notice a server that hangs, can only be read, or is a pooler."""

from typing import Any

import psycopg
from django.db.backends.postgresql import base
from django.db.backends.postgresql.psycopg_any import IsolationLevel
from psycopg.errors import ReadOnlySqlTransaction

from citizen_help.postgres import circuit_breaker
from citizen_help.postgres.circuit_breaker import Timeouts
from citizen_help.postgres.resolver import resolver
from citizen_help.postgres.server_order import order

# Of `target_session_attrs`: what a server says of itself, unasked, that must not be served by it
# (PostgreSQL 14 and later).
UNWANTED = {
    "primary": ("in_hot_standby",),
    "read-write": ("in_hot_standby", "default_transaction_read_only"),
}
# PgBouncer's words for what it does not hand on.
REFUSED_OPTIONS = "unsupported startup parameter"


class Connection(psycopg.Connection[Any]):
    # A pooler lies between, which may give each transaction another server.
    is_pooled = False
    # It refused to write; a new connection may find a server that does not.
    has_refused_to_write = False
    trips: int | None = None  # of the circuit breaker, when this was connected

    def wait(self, gen: Any, *args: Any, **options: Any) -> Any:
        """Every query to the server and its answer go through here."""
        timeouts, breaker = circuit_breaker.timeouts, circuit_breaker.breaker
        try:
            if timeouts is None:
                return super().wait(gen, *args, **options)
            if breaker.is_open and self.trips is not None:
                raise circuit_breaker.ResponseTimeout("the database did not answer a moment ago")
            guarded = breaker.guard_query(gen, timeouts, trips=self.trips)
            return super().wait(guarded, *args, **options)
        except circuit_breaker.ResponseTimeout:
            order.fell_silent(self.info.host, self.info.port)
            self.pgconn.finish()  # whatever it may still send belongs to nobody
            raise
        except ReadOnlySqlTransaction:
            self.has_refused_to_write = True
            raise

    def probe(self) -> None:
        """Have it answer once: a pooler takes connections for a server that is gone."""
        trips = circuit_breaker.breaker.trips
        (pid,) = self.execute("SELECT pg_backend_pid()").fetchone() or (0,)
        # A pooler makes up the number that connections begin with.
        self.is_pooled, self.trips = pid != self.info.backend_pid, trips


def connect(params: dict[str, Any]) -> Connection:
    params = order.applied_to(resolver.applied_to(params))
    connection = Connection.connect(**params, autocommit=True)
    try:
        connection.probe()
        order.answered(connection.info.host, connection.info.port)
    except psycopg.Error:
        connection.close()
        raise
    return connection


def limits(timeouts: Timeouts) -> dict[str, str]:
    """PostgreSQL's own settings, in milliseconds."""
    seconds = {
        "statement_timeout": timeouts.statement,
        "lock_timeout": timeouts.lock,
        "idle_in_transaction_session_timeout": timeouts.statement,
    }
    return {name: f"{value * 1000:.0f}" for name, value in seconds.items()}


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        if circuit_breaker.timeouts:
            own = limits(circuit_breaker.timeouts).items()
            given = [f"-c {name}={value}" for name, value in own]
            params["options"] = " ".join([*given, params.get("options", "")]).strip()
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> psycopg.Connection[Any]:
        self.isolation_level = IsolationLevel.READ_COMMITTED
        if circuit_breaker.timeouts is None:
            return connect(conn_params)
        with circuit_breaker.breaker.guard_connect(circuit_breaker.timeouts):
            return self._connect_through_poolers(conn_params)

    def _connect_through_poolers(self, params: dict[str, Any]) -> Connection:
        """Time limits go with the connection, else with each transaction (`_set_autocommit`)."""
        try:
            return connect(params)
        except psycopg.OperationalError as error:
            if REFUSED_OPTIONS not in str(error):
                raise
        own = self.settings_dict["OPTIONS"].get("options", "")
        return connect({**params, "options": own})

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if autocommit or not circuit_breaker.timeouts or not self.connection.is_pooled:
            return
        own = limits(circuit_breaker.timeouts).items()
        with self.wrap_database_errors:
            self.connection.execute("; ".join(f"SET LOCAL {name} = {value}" for name, value in own))

    def is_usable(self) -> bool:
        """Asked before each request's first query, and after each failure."""
        if circuit_breaker.timeouts and self.connection.trips != circuit_breaker.breaker.trips:
            return False  # perhaps to a server that hangs, beside one that does not
        return super().is_usable() and not self._is_another_server_wanted()

    def _is_another_server_wanted(self) -> bool:
        wanted = self.settings_dict["OPTIONS"].get("target_session_attrs", "any")
        told = self.connection.info.parameter_status
        is_unwanted = any(told(name) == "on" for name in UNWANTED.get(wanted, ()))
        return is_unwanted or self.connection.has_refused_to_write
