"""Runs wherever compiled Python runs: ``str.format`` as a class whose steps can be overridden."""


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        state = {"next": 0, "manual": None}
        result = self._filled(format_string, args, kwargs, used, 2, state)
        self.check_unused_args(used, args, kwargs)
        return result

    def _filled(self, text, args, kwargs, used, depth, state):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for literal, name, spec, conversion in self.parse(text):
            if literal:
                out.append(literal)
            if name is None:
                continue
            value, first = self.get_field(_numbered(name, state), args, kwargs)
            used.add(first)
            value = self.convert_field(value, conversion)
            spec = self._filled(spec, args, kwargs, used, depth - 1, state)
            out.append(self.format_field(value, spec))
        return "".join(out)

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """(literal text, field name, format spec, conversion) one after another."""
        text, at = format_string, 0
        while at < len(text):
            place = _next_brace(text, at)
            if text[place : place + 1] and text[place + 1 : place + 2] == text[place]:
                yield text[at : place + 1], None, None, None
                at = place + 2
            elif place == len(text):
                yield text[at:], None, None, None
                at = place
            elif text[place] == "}":
                raise ValueError("Single '}' encountered in format string")
            else:
                end = _field_end(text, place + 1)
                yield (text[at:place], *_split(text[place + 1 : end]))
                at = end + 1

    def get_field(self, field_name, args, kwargs):
        first, steps = _path(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in steps:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first


def _numbered(name, state):
    bare = name.split(".")[0].split("[")[0]
    if bare != "" and not bare.isdigit():
        return name
    manual = bare != ""
    if state["manual"] is not None and state["manual"] != manual:
        raise ValueError(
            "cannot switch from manual field specification to automatic field numbering"
        )
    state["manual"] = manual
    if manual:
        return name
    state["next"] += 1
    return f"{state['next'] - 1}{name}"


def _next_brace(text, at):
    places = [place for place in (text.find("{", at), text.find("}", at)) if place >= 0]
    return min(places) if places else len(text)


def _field_end(text, at):
    if at == len(text):
        raise ValueError("Single '{' encountered in format string")
    depth = 1
    for place in range(at, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise ValueError("expected '}' before end of string")


def _split(field):
    """(name, spec, conversion) of what stands between braces."""
    place = 0
    while place < len(field) and field[place] not in "!:":
        place = field.find("]", place) if field[place] == "[" and "]" in field[place:] else place
        place += 1
    name, rest = field[:place], field[place:]
    if not rest.startswith("!"):
        return name, rest[1:], None
    if len(rest) > 2 and rest[2] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[3:], rest[1:2]


def _path(name):
    """The first part of a field name, and the steps from there: (is attribute, key)."""
    end = 0
    while end < len(name) and name[end] not in ".[":
        end += 1
    first, steps = name[:end], []
    while end < len(name):
        if name[end] == ".":
            start = end = end + 1
            while end < len(name) and name[end] not in ".[":
                end += 1
            steps.append((True, name[start:end]))
        else:
            close = name.find("]", end)
            if close < 0:
                raise ValueError("Missing ']' in format string")
            key = name[end + 1 : close]
            steps.append((False, int(key) if key.isdigit() else key))
            end = close + 1
    return (int(first) if first.isdigit() else first), steps
