"""Runs in Pyodide: the measures of a text."""

import re
from collections import Counter

from js import text

WORDS_A_MINUTE = 238  # silent reading of English: Brysbaert 2019

words = re.findall(r"[\w’']+", text.lower())
sentences = re.findall(r"[^.!?…]*\w[^.!?…]*", text)
long_words = Counter(word for word in words if len(word) > 3)

{
    "characters": len(text),
    "words": len(words),
    "different words": len(set(words)),
    "sentences": len(sentences),
    "words a sentence": round(len(words) / (len(sentences) or 1), 1),
    "seconds to read": round(len(words) / WORDS_A_MINUTE * 60),
    "most frequent": [
        {"word": word, "times": times}
        for word, times in long_words.most_common(5)  # a table
    ],
}
