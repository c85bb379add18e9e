"""The parts of which every screen is made: Qt, and no database.

What a screen stands on: `screen.Screen` looks and does, `bound.Action` is what can be done, `bind.bind`
ties it to a button, `desk.Context` is the shell around it, `pages.Pages` lay one page over another,
`stack.Stack` makes parts when they are first shown.

How it looks: `theme.Look(application, words, theme="light", scale=100)` is made once by the shell;
`look()` finds it anywhere, `look().wear(theme="dark", scale=125)` changes all that is shown. Texts are
`Text` or plain data (`Said`) and are worded anew when the language changes. `paint.Ink` draws.

The parts, one file each:

- `part`: `Label(text, Role.SECTION, "ink2", wrap=True)`, `Panel("surface", sides=("left",))`, `Column`, `Row`,
  `filled(layout, *parts)`, `Scroll(inside)`; `Painted` is the base of what paints itself.
- `button.ActionButton(text, Kind.PRIMARY, "flame", hint="F5", note=…, high=60)`; `off(reason)`, `work(True)`,
  `choose(True)`. `bind.button_of(action, Kind.PRIMARY)` makes one for an action.
- `chip`: `Chip(Tag(word, "ok", "utensils"))`, `ChipRow(tags)`.
- `segment.Segment((Choice("floor", word, 3), …))`: `chosen(id)`.
- `keypad`: `Keypad(MONEY)`: `typed(text)`, `entered(text)`; `PinPad(6)`: `completed(pin)`, `wrong(sentence)`.
- `field`: `Field(label, icon=…, unit=…, digits=True)`: `changed`, `entered`, `fault(sentence)`; `blame(faults)` of several;
  `SearchField(hint, letters=True)`: `sought(text)`, also while an input method composes.
- `number_row.TouchNumber(12)`: `chosen(n)`. `tick`: `Tick(text)`, `MarkButton(text, icon)`.
- `sentence.Sentence(hue="bad")`: what is wrong, where it is wrong.
- `steps.StepLine(titles, present)`: `clicked` opens the history. `guide.GuideCard()`: `show_guide(guide)`, F1 folds.
- `floor.TileBoard(clock)`: `show_sections((Section(id, title, note, tiles), …))` of `tiles.TableTile`; `chosen(id)`,
  `opened(id)`, `asked(id, place)`, type to jump. `tiles.TileView` is one section of it.
- `lanes.LaneBoard()`: `show_lanes((Lane(id, title, icon, cards), …))` of `lane_cards.LaneCard`: columns of cards; `chosen(id)`,
  `opened(id)`, type to jump. `jump_chips.JumpChips()`: counts that lead to what they count. `bay_chart.BayChart(zone)`:
  `show_day(day)`, a row a bay; like every chart over hours it is a `time_line.TimeLine`.
- `dishes.DishView()`: `show_tiles(dishes)` of `DishTile`; `opened(id)`, `step(±1)`, `open()`.
  `categories.Categories()`: `offer(choices)`, `chosen(id)`. `key_hints.KeyHints((("Enter", word), …))`.
- `dialog`: `Sheet(host)`: fill `card.column`, `card.stand(row)` keeps the ways out in sight, `open()`, `close_sheet()`;
  `Question(host, question, consequence, safe=Verb(…), verbs=(Verb(…, Kind.DANGER),))`: `answered(id)`.
- `toast.Toaster(host, above=46)`: `say(text, Tone.OK, undo, more)`. `empty.Empty(icon, what, how)`.
- `tabbar.TabBar()`: `show_tabs((TabItem(id, word, icon, count), …))`, `show_time`, `show_person`, `bell`, `printer`;
  also `Seal`, `Avatar(name, hue, size)`, `BarIcon(icon, word)`.
- `workbar.WorkBar(title)`: `show_facts`, `show_guards(tags)`, `back`. `strip.Strip()`: `show_urgent((Urgent(id, words,
  age, hue, icon), …))`, `opened(id)`, `all_asked`.
- `columns`: `CaseColumn()` has `head`, `body`, `foot`; `ActionBlock(primary, others)`;
  `BoardLayout(board, case, actions)` lays them out by width; `open_case()` where the case lies over the board.
- `progress`: `ProgressLine(pausable=True)`, `ProgressRing()`. `staff_tile.StaffTile(Person(login, name, roles))`.
- `sumbox.SumBox()`: `show_due(label, amount, words)`, `show_received(label, amount, label, back)`.
- `order_list.OrderList()`: `show_courses((Course(id, title, tag, lines), …))` of `OrderLine`; `chosen(id)`, `confirmed(id)`.
- `table.Table((Heading(word, wide, sums), …))`: `show_rows((TableRow(id, cells), …))`, a cell is a text, `Cell`, `Tag` or
  `RowAct`; `chosen(id)`, `opened(id)`, `acted(row, act)`. `listed.Listed(headings, empty)`: one that says when it has no rows.
- `bill_table.BillTable()`: `show_bill(lines, sums, label, due)`, `touched(id)`.
- `paper_view.PaperView()`: `show_pages([png, …])`. `signature.SignaturePad()`: `strokes`, `signed(bool)`, `clear()`.

Keys that parts take themselves, so that no screen binds them again: Ctrl 1 to 9 and Ctrl K (`TabBar`), F10
(`ActionBlock`), F1 (`GuideCard`), Ctrl Z (`Toaster`), Alt 1 to 9 (`Categories`), Esc and Tab (`Sheet`; Esc also in a `BoardLayout` while the case
lies over the board). A sheet lets no other shortcut through but those of what lies in it.

`python -m app.widgets.gallery FOLDER` draws all of them; `tests/qt_help.py` presses them as a clerk would.
"""
