"""The same service in front of a store elsewhere: any SPARQL 1.1 endpoint.

address     where it is and as whom it is asked: checked settings, credentials
binding     puts values into the queries that the service asks itself
wire        one query operation over HTTP: connections, deadline, size, who still waits
refusals    what the store's status and words mean to those who ask here
reading     checks an answer to its last byte and writes it in the format asked for
pool        `RemotePool`, asked like the pool of query processes
store       `RemoteStore`, what stands in for the folder of a graph
connecting  makes both from the settings
"""

from .connecting import DEFAULTS, connect, find_mode
from .pool import RemotePool
from .store import RemoteStore

__all__ = ["DEFAULTS", "RemotePool", "RemoteStore", "connect", "find_mode"]
