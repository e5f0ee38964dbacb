"""Runs in Pyodide: a question in SQL to a database in memory."""

import sqlite3

from js import least, orders

database = sqlite3.connect(":memory:")
database.row_factory = sqlite3.Row
database.execute("CREATE TABLE orders (customer, pieces, price)")
insert = "INSERT INTO orders VALUES (:customer, :pieces, :price)"
database.executemany(insert, orders)

rows = database.execute(
    """
    SELECT customer, COUNT(*) AS orders, SUM(pieces) AS pieces,
           ROUND(SUM(pieces * price), 2) AS total
    FROM orders
    GROUP BY customer
    HAVING total >= ?
    ORDER BY total DESC
    """,
    [least],
)
[dict(row) for row in rows]
