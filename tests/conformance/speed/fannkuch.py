def fannkuch(n):
    maxFlipsCount = 0
    permSign = True
    checksum = 0
    perm1 = list(range(n))
    count = perm1[:]
    nm = n - 1
    while 1:
        k = perm1[0]
        if k:
            perm = perm1[:]
            flipsCount = 1
            kk = perm[k]
            while kk:
                i = 0
                j = k
                while i < j:
                    t = perm[i]
                    perm[i] = perm[j]
                    perm[j] = t
                    i += 1
                    j -= 1
                flipsCount += 1
                k = kk
                kk = perm[kk]
            if maxFlipsCount < flipsCount:
                maxFlipsCount = flipsCount
            if permSign:
                checksum += flipsCount
            else:
                checksum -= flipsCount
        if permSign:
            t = perm1[0]
            perm1[0] = perm1[1]
            perm1[1] = t
            permSign = False
        else:
            t = perm1[1]
            perm1[1] = perm1[2]
            perm1[2] = t
            permSign = True
            r = 2
            going = True
            while going and r < n - 1:
                if count[r] != 0:
                    going = False
                else:
                    count[r] = r
                    perm0 = perm1[0]
                    m = 0
                    while m <= r:
                        perm1[m] = perm1[m + 1]
                        m += 1
                    perm1[r + 1] = perm0
                    r += 1
            if going:
                r = nm
                if count[r] == 0:
                    return [checksum, maxFlipsCount]
            count[r] -= 1


def run():
    return fannkuch(8)
