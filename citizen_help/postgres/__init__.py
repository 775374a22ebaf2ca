"""Django's PostgreSQL backend, which waits no longer for an answer than readers would.

    circuit_breaker.py   how long this process waits, and when it asks no more for a moment
    resolver.py          the addresses of a server's name, for which nobody waits long
    server_order.py      which of several servers is tried first
    base.py              the backend itself

Each of gunicorn's threads keeps one connection, so a process has never more of them than threads:
that is the pool. One with a queue of its own (psycopg_pool) would make every request of an outage
wait for its time to be over, and its helper threads do not come through gunicorn's fork.
"""
