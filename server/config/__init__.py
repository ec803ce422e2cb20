"""Configuration: TOML files in, frozen structs or the whole list of their faults out."""

from server.config.deployment import Deployment, load_deployment
from server.config.faults import ConfigFaults, Fault
from server.config.loader import load_network
from server.config.network import Network

__all__ = [
    "ConfigFaults",
    "Deployment",
    "Fault",
    "Network",
    "load_deployment",
    "load_network",
]
