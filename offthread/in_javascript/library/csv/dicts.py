"""Runs wherever compiled Python runs: rows as dicts."""

from csv.reading import reader
from csv.writing import writer


class DictReader:
    """The first row names the fields where ``fieldnames`` does not."""

    def __init__(
        self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds
    ):
        self._fieldnames = None if fieldnames is None else list(fieldnames)
        self.restkey, self.restval, self.dialect = restkey, restval, dialect
        self.reader, self.line_num = reader(f, dialect, *args, **kwds), 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            self._fieldnames = next(self.reader, None)
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        self.line_num = self.reader.line_num
        made = dict(zip(names, row))  # noqa: B905
        if len(row) > len(names):
            made[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            made[name] = self.restval
        return made


class DictWriter:
    def __init__(
        self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds
    ):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = list(fieldnames), restval, extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))  # noqa: B905

    def _row(self, rowdict):
        if self.extrasaction.lower() == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                shown = ", ".join([repr(name) for name in wrong])
                raise ValueError(f"dict contains fields not in fieldnames: {shown}")
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows([self._row(one) for one in rowdicts])
