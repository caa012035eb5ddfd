"""A brief over the ferry and the bridge with everything that analytic standards ask for beside its claims."""

BRIEF = """\
title: The crossing
lang: LANG
judgements:
  - claim: The ferry will run on through 2027.
    likelihood: likely
    confidence: low
    because: One origin names the cost.
    evidence: [ferry#p4]
    alternatives:
      - explanation: A bridge is built first [@bridge#p1s2].
        why_not: At $640 million it waits for a grant [@bridge#640-million].
        would_raise: A vote of the county for the bridge.
      - explanation: The yard delivers a new hull.
        why_not: It asks $42 million for one [@ferry#42-million].
        would_raise: A signed order.
changes:
  since: 2026-10-01
  items:
    - new: The judgement on the ferry.
      why: The county published its estimate [@bridge#p1].
    - changed: The share that fares cover is 60 % [@ferry#60-percent].
      why: The broadcast gives it.
    - unchanged: Fog closes the ferry on 12 days a year [@bridge#12-days].
themes:
  - theme: cost
    headline: Fuel is what the crossing costs
    text: Fuel is the largest cost [@ferry#p2s1].
    finding:
      criteria: Fares are to pay for the crossing.
      condition: Tickets cover 60 % of the costs [@ferry#60-percent].
      cause: Fuel is the largest cost [@ferry#p2s1].
      effect: The county pays the rest, and has done so since 2011 [@ferry#p4i2].
    so_what: Watch the price of fuel.
"""
