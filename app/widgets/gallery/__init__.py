"""All parts in all their states: what a change of theme, size or language is looked at with.

`python -m app.widgets.gallery FOLDER` writes two pages for each theme, language and some text sizes.
The people and dishes on them are invented.
"""
