"""The window around the flows, and what it gives to their screens.

A flow's screens import nothing from here. What they stand on lies below, in `app.widgets`:

- `app.widgets.screen.Screen(context, parent=None)`: the base of a tab, a page and a part of one.
  `flow = "restaurant"`, `topics = frozenset({"restaurant"})`; override `read()`, and in it
  `self.look(Floor, self.show_floor)`: the answer arrives on the screen's thread, a late one is dropped.
  `self.learn(sitting, table)` keeps facts by id (parts included) and judges every action.
  `self.do("restaurant.serve_dishes", {...}, then)`; `self.told(T("…"), Tone.OK, undo)`; `self.again()`.
  `self.words(T("…"))` are the words in the language of the screen; `retold()` after it changed.
- `self.action("restaurant.seat_party", lambda: {"sitting": self.chosen, …} or None, key="F5", icon="…",
  then=…, fill=…)` → `app.widgets.bound.Action`: button, shortcut, key hint and search entry in one,
  bound to `may`. `self.way(T("Add dishes"), self.open_order, key="F3")` only leads somewhere.
  `app.widgets.bind.bind(action, button)` ties it to an `ActionButton`.
- `app.widgets.desk.Context`: what the shell gives: `desk`, `bridge`, `words`, `told`, `refused`,
  `second_person`, `outage`, `trouble`, `open_case`, `preview`.
- `app.widgets.pages.Pages`: pages of a tab one over the other; `push(page)`, `back()` (Esc).

A flow's tab is `app.flows.<name>.screens.tab.Tab(context, parent)`, a `Screen`; it may have `open_case(case)` and `open_record(record)`,
called when a row of Today or of the search leads to one of its cases. What else a flow may give the shell:

- queries for `CaseLines`, `FlowHits` and `FlowFigures` (`app.counter.overview`), `FlowPaperRoles`
  (`app.counter.print_facts`): how Today, the search and the printers call what is its own;
- `Flow.counter` and `Flow.about` for the first day, `Due.icon` for Today;
- `app.flows.<name>.sample` (`app.counter.sample`): `PEOPLE` and `make(desk, now, told)`;
- `app.flows.<name>.screens.managing` (`app.widgets.section`): `SECTIONS`, pages that it adds to the settings;
- `app.flows.<name>.screens.shots` (`app.widgets.shot`): `SHOTS` and `TOUR`.

Where things stand: `window` paints first, opens and closes the house (`opening`), shows pages and sheets;
`front` is one open house: first day, log-in, then the `frame` with its tabs; `context.Shell` is what screens get.
"""
