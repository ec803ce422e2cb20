"""Live sockets: who may see and do what, and frames written once for many."""
