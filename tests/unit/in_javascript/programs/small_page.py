from js import document


def show():
    out = document.getElementById("out")
    people = [{"name": "Ada", "age": 36}, {"name": "Bo", "age": 5}]
    total = 0
    for p in people:
        if "name" in p:
            total += p["age"]
    counts = {}
    for word in ["a", "b", "a"]:
        counts[word] = counts.get(word, 0) + 1
    out.textContent = f"{len(people)} {total} {counts}"


show()
