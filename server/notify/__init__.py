"""Words to visitors: codes that prove a contact, confirmations, reminders, and how they travel."""
