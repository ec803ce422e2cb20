"""The public API: `/api/v1`, for portals, call centres, voice assistants and case systems."""
