"""Things written down as recipes: text files that say of what solids a thing consists, so that a kind is a few lines.

`reading` turns the text into steps, `making` draws the steps; importing this package registers every kind of the files.
The format is described in `things.txt`.
"""

from terrazzo.shapes.recipes import making as making

making.register_all()
