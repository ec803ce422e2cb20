"""The store of the queues: the one place that speaks to Redis."""
