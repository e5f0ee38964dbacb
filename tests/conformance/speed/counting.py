def run():
    total = 0
    for i in range(1000000):
        if i % 3 == 0:
            total += i
        else:
            total -= 1
    return total
