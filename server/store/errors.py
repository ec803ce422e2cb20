"""What can go wrong between the server and its store.

StoreError
├── StoreUnavailable     the store cannot be reached or started; may pass, names the remedy
├── BadStoreUrl          the configured address is not one; an operator must correct it
└── StoreFault           the store refused a request of ours: a mistake in the program
"""


class StoreError(Exception):
    """Anything the store reports."""


class StoreUnavailable(StoreError):
    """The store cannot be reached or started. The text names what was tried and the remedy."""


class BadStoreUrl(StoreError):
    """The address of the store cannot be understood."""


class StoreFault(StoreError):
    """The store refused a request as wrong."""
