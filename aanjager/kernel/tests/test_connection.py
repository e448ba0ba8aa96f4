import time

import pytest
from django.db import connection


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_closed_is_noticed_before_it_is_used():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    assert connection.is_usable()

    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [process])
    other.close()
    until = time.monotonic() + 5
    while connection.is_usable() and time.monotonic() < until:
        time.sleep(0.05)

    assert not connection.is_usable()
    connection.close()
    with connection.cursor() as cursor:  # and the next one works
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
