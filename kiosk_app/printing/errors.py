"""What can go wrong with printing.

PrintingError
├── UnknownPrinter      the configuration names a profile or an address that does not exist
└── PrinterUnavailable  the device cannot be opened, or broke off; may pass
"""


class PrintingError(Exception):
    """Anything the printing part raises on purpose."""


class UnknownPrinter(PrintingError):
    """Names what was asked for and what there is."""


class PrinterUnavailable(PrintingError):
    """Names the device and what it did."""
