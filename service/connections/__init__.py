"""The sockets of clients: a thread gets a request when it is there, and never waits for a reader.

incoming    how much of a request has come
client      a client's socket: reads by a deadline, keeps what the client is slow to take
connection  a connection and where it stands
apart       requests that have threads of their own
worker      the gunicorn worker that waits with both in its one event loop
lingering   the end of one, with the client still sending
repeating   what was asked before, answered in that loop
refusal     answers to what is no HTTP request
presence    whether the client still waits for its answer
"""
