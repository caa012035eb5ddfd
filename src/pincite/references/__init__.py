"""Citations by the Citation Style Language: records to CSL items, items to notes and references, and their export.

Stands between ``corpus`` and ``briefing`` and imports from the former only. The CSL engine is loaded by
``processor.formatted`` when it is first called, and by nothing else.
"""
