def run():
    seed = 42
    records = []
    for i in range(100000):
        seed = (seed * 1103515 + 12345) % 2147483647
        records.append({"i": i, "key": seed})
    records.sort(key=lambda r: r["key"])
    return [records[0]["i"], records[99999]["i"]]
