"""The wires to a printer: network, serial line, USB, file."""
