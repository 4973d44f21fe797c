"""What keeps the service running and tells how it does.

record           what is noted of one request
access_log       a line of JSON on each request
measures         what is counted, by prometheus_client
rates            how much one client may ask
public_address   the address under which the service is seen: prefix, proxies, base IRI
surroundings     memory and processes of the service
watching         puts these around the application
health           /health and /metrics
"""
