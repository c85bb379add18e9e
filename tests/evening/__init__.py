"""A trade's evening on PostgreSQL while its printers fail: `python -m tests.evening [tables] [counters]` (RST-19, COM-06).

Each counter is a process of its own with a connection, a desk and a print worker; printers listen on sockets and
refuse, hang, or die half-way. Then every slip is held against what came out of them, and every bill against its lines.
"""
