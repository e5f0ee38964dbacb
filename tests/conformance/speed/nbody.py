import math


class Body:
    def __init__(self, x, y, z, vx, vy, vz, mass):
        self.x = x
        self.y = y
        self.z = z
        self.vx = vx
        self.vy = vy
        self.vz = vz
        self.mass = mass


def system():
    days = 365.24
    solar = 39.47841760435743
    return [
        Body(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, solar),
        Body(
            4.84143144246472090,
            -1.16032004402742839,
            -0.103622044471123109,
            0.00166007664274403694 * days,
            0.00769901118419740425 * days,
            -0.0000690460016972063023 * days,
            0.000954791938424326609 * solar,
        ),
        Body(
            8.34336671824457987,
            4.12479856412430479,
            -0.403523417114321381,
            -0.00276742510726411307 * days,
            0.00499852801234917238 * days,
            0.0000230417297573763929 * days,
            0.000285885980666130812 * solar,
        ),
        Body(
            12.8943695621391310,
            -15.1111514016986312,
            -0.223307578892655734,
            0.00296460137564761618 * days,
            0.00237847173959480950 * days,
            -0.0000296589568540237556 * days,
            0.0000436624404335156298 * solar,
        ),
        Body(
            15.3796971148509165,
            -25.9193146099879641,
            0.179258772950371181,
            0.00268067772490389322 * days,
            0.00162824170038242295 * days,
            -0.0000951592254519715870 * days,
            0.0000515138902046611451 * solar,
        ),
    ]


def energy(bodies):
    e = 0.0
    for i in range(len(bodies)):
        b = bodies[i]
        e += 0.5 * b.mass * (b.vx * b.vx + b.vy * b.vy + b.vz * b.vz)
        for j in range(i + 1, len(bodies)):
            c = bodies[j]
            dx = b.x - c.x
            dy = b.y - c.y
            dz = b.z - c.z
            e -= (b.mass * c.mass) / math.sqrt(dx * dx + dy * dy + dz * dz)
    return e


def advance(bodies, dt, n):
    for _ in range(n):
        for i in range(len(bodies)):
            b = bodies[i]
            for j in range(i + 1, len(bodies)):
                c = bodies[j]
                dx = b.x - c.x
                dy = b.y - c.y
                dz = b.z - c.z
                d2 = dx * dx + dy * dy + dz * dz
                mag = dt / (d2 * math.sqrt(d2))
                b.vx -= dx * c.mass * mag
                b.vy -= dy * c.mass * mag
                b.vz -= dz * c.mass * mag
                c.vx += dx * b.mass * mag
                c.vy += dy * b.mass * mag
                c.vz += dz * b.mass * mag
        for b in bodies:
            b.x += dt * b.vx
            b.y += dt * b.vy
            b.z += dt * b.vz


def run():
    bodies = system()
    advance(bodies, 0.01, 50000)
    return energy(bodies)
