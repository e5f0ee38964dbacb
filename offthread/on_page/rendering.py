"""Runs in the page: shows any value as elements.

Promises: DOM-safe. Text is shown as text; a picture, SVG too, goes through ``<img>``, where no
script of it runs.
"""

from offthread.on_page.browser import (
    file_url,
    is_bytes,
    is_collection,
    is_map,
    map_records,
    revoke_url,
)
from offthread.on_page.elements import element, fill, on
from offthread.on_page.shapes import (
    MOST_CHARACTERS,
    MOST_ITEMS,
    columns_of,
    counted,
    is_numeric,
    kind_of,
    kind_of_bytes,
    size_text,
)

DEEPEST = 12
OPEN_LEVELS = 2


def render(value, name="result", depth=0):
    """The element that shows value. ``name`` (str) names it, and the file of a download."""
    if is_map(value):
        value = map_records(value)
    elif is_collection(value):
        value = list(value)
    kind = kind_on_page(value)
    if kind == "nothing":
        return element("p", {"class": "scalar none"}, "None")
    if kind in ("png", "svg"):
        return render_picture(value, kind, name)
    if kind == "bytes":
        return element("p", {}, download_link(value, "application/octet-stream", name + ".bin"))
    if kind == "text":
        return render_text(value)
    if kind == "numbers":
        return render_numbers(value)
    if kind in ("number", "other"):
        return element("p", {"class": "scalar " + kind}, str(value))
    if depth >= DEEPEST:
        return element("p", {"class": "note"}, "deeper levels are not shown")
    if kind == "table":
        return render_table(value, name, depth)
    return render_tree(value, name, depth)


def kind_on_page(value):
    """The kind of value, a browser's bytes included: "png" or "bytes"."""
    return kind_of_bytes(value) if is_bytes(value) else kind_of(value)


def render_text(text):
    """Text with its line breaks; what is very long is cut, and says so."""
    if text == "":
        return element("p", {"class": "note"}, '"" – an empty text')
    node = element("p", {"class": "text"}, text[:MOST_CHARACTERS])
    if len(text) > MOST_CHARACTERS:
        node.append(note(f"… the first {MOST_CHARACTERS} of {len(text)} characters"))
    return node


def render_numbers(numbers):
    """Numbers in a row; of very many, the first ones."""
    shown = ", ".join([str(number) for number in numbers[:MOST_ITEMS]])
    node = element("p", {"class": "text"}, "[" + shown + "]")
    if len(numbers) > MOST_ITEMS:
        node.append(note(f" the first {MOST_ITEMS} of {len(numbers)} numbers"))
    return node


def render_picture(data, kind, name):
    """A PNG (bytes) or SVG (str) picture with its download link."""
    media_type = "image/png" if kind == "png" else "image/svg+xml"
    link = download_link(data, media_type, f"{name}.{kind}")
    image = element("img", {"src": link.href, "alt": f"Picture: {name}"})
    figure = element("figure", {}, image, element("figcaption", {}, link))

    def explain(event):
        fill(figure, note("The browser cannot show this picture. An SVG needs "), hint, ". ", link)

    hint = element("code", {}, 'xmlns="http://www.w3.org/2000/svg"')
    on(image, "error", explain)
    return figure


def download_link(data, media_type, filename):
    """A link that saves data (bytes or str) under filename."""
    url = file_url(data, media_type)
    attributes = {"href": url, "download": filename}
    return element("a", attributes, f"Download {filename} ({size_text(len(data))})")


def render_table(records, name, depth):
    """Records (dicts) as a table; columns in the order in which the records name them."""
    shown = records[:MOST_ITEMS]
    columns = [(column, is_numeric(shown, column)) for column in columns_of(shown)]
    head = element("tr", {}, *[head_cell(column, numeric) for column, numeric in columns])
    body = element("tbody", {})
    for record in shown:
        cells = [body_cell(record, column, numeric, depth) for column, numeric in columns]
        body.append(element("tr", {}, *cells))
    table = element("table", {}, element("thead", {}, head), body)
    box = element("div", {"class": "table", "tabindex": "0", "role": "region"}, table)
    box.setAttribute("aria-label", f"Table: {name}")
    if len(records) > MOST_ITEMS:
        box.append(note(f"the first {MOST_ITEMS} of {counted(len(records), 'row')}"))
    return box


def head_cell(column, numeric):
    return element("th", {"scope": "col", "class": "number" if numeric else None}, column)


def body_cell(record, column, numeric, depth):
    cell = element("td", {"class": "number" if numeric else None})
    if column in list(record):
        value = record[column]
        scalar = kind_on_page(value) in ("number", "text")
        cell.append(str(value) if scalar else render(value, column, depth + 1))
    return cell


def render_tree(value, name, depth):
    """A list or dict as a list of its items, each of which is shown by its kind."""
    is_dict = isinstance(value, dict)
    keys = list(value) if is_dict else [index for index in range(len(value))]
    if len(keys) == 0:
        empty = "{} – an empty dict" if is_dict else "[] – an empty list"
        return element("p", {"class": "note"}, empty)
    items = element("ul", {"class": "tree"})
    for key in keys[:MOST_ITEMS]:
        items.append(branch(str(key), value[key], depth))
    if len(keys) > MOST_ITEMS:
        items.append(element("li", {}, note(f"… {len(keys) - MOST_ITEMS} more")))
    return items


def branch(key, item, depth):
    """One item of a tree: its key and its value; what has items of its own can be folded."""
    label = element("span", {"class": "key"}, key)
    shown = render(item, key, depth + 1)
    count = len(list(item)) if kind_of(item) in ("list", "fields", "table") else 0
    if count == 0:
        return element("li", {}, label, " ", shown)
    summary = element("summary", {}, label, " ", note(counted(count, "item")))
    return element("li", {}, element("details", {"open": depth < OPEN_LEVELS}, summary, shown))


def note(text):
    return element("span", {"class": "note"}, text)


def release_pictures(node):
    """Give back the memory of the pictures and downloads inside node, which is to be emptied."""
    for link in node.querySelectorAll("a[download]"):
        revoke_url(link.href)
