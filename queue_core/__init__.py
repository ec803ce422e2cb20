"""The pure heart of Talon: rules of the queue, views and protocol, without IO, clock or chance."""
