"""Every number that a briefing's memo and deck print, and what each is bound to."""
