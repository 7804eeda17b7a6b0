/** Particles on springs: small immutable vectors of doubles, allocated for every operation, and matrices of objects. */
public class Particles {
    static final class Vec {
        final double x, y, z;
        Vec(double x, double y, double z) { this.x = x; this.y = y; this.z = z; }
        Vec plus(Vec o) { return new Vec(x + o.x, y + o.y, z + o.z); }
        Vec minus(Vec o) { return new Vec(x - o.x, y - o.y, z - o.z); }
        Vec times(double k) { return new Vec(x * k, y * k, z * k); }
        double dot(Vec o) { return x * o.x + y * o.y + z * o.z; }
        double length() { return Math.sqrt(dot(this)); }
    }

    static final class Turn {                                   // rows of a rotation
        final Vec a, b, c;
        Turn(Vec a, Vec b, Vec c) { this.a = a; this.b = b; this.c = c; }
        Vec apply(Vec v) { return new Vec(a.dot(v), b.dot(v), c.dot(v)); }
        Turn then(Turn o) {
            Vec x = new Vec(o.a.x, o.b.x, o.c.x), y = new Vec(o.a.y, o.b.y, o.c.y), z = new Vec(o.a.z, o.b.z, o.c.z);
            return new Turn(new Vec(a.dot(x), a.dot(y), a.dot(z)), new Vec(b.dot(x), b.dot(y), b.dot(z)), new Vec(c.dot(x), c.dot(y), c.dot(z)));
        }
    }

    static final class Particle {
        private Vec place, speed = new Vec(0, 0, 0), force;
        private final double mass;
        Particle(Vec place, double mass) { this.place = place; this.mass = mass; }
        Vec getPlace() { return place; }
        void push(Vec f) { force = force.plus(f); }
        void clear() { force = new Vec(0, -9.81 * mass, 0); }
        void move(double dt) {
            speed = speed.plus(force.times(dt / mass)).times(0.999);
            place = place.plus(speed.times(dt));
        }
        double energy() { return mass * speed.dot(speed) / 2; }
    }

    static final class Spring {
        final Particle a, b;
        final double rest;
        Spring(Particle a, Particle b) { this.a = a; this.b = b; rest = a.getPlace().minus(b.getPlace()).length(); }
        void pull() {
            Vec d = b.getPlace().minus(a.getPlace());
            double length = d.length();
            Vec f = d.times((length - rest) * 50 / length);
            a.push(f);
            b.push(f.times(-1));
        }
    }

    public static void main(String[] args) {
        int n = 20;
        Particle[][] grid = new Particle[n][n];
        java.util.List<Spring> springs = new java.util.ArrayList<>();
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) {
                grid[i][j] = new Particle(new Vec(i, 0, j), 1 + (i * j) % 3);
                if (i > 0) springs.add(new Spring(grid[i - 1][j], grid[i][j]));
                if (j > 0) springs.add(new Spring(grid[i][j - 1], grid[i][j]));
            }
        for (int step = 0; step < 700; step++) {
            for (Particle[] row : grid) for (Particle p : row) p.clear();
            for (Spring s : springs) s.pull();
            for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) if (i > 0 || j % 5 != 0) grid[i][j].move(0.01);
        }
        double energy = 0;
        for (Particle[] row : grid) for (Particle p : row) energy += p.energy();
        Turn turn = new Turn(new Vec(0.8, -0.6, 0), new Vec(0.6, 0.8, 0), new Vec(0, 0, 1)), all = turn;
        for (int i = 0; i < 200_000; i++) all = i % 2 == 0 ? all.then(turn) : turn.then(all);
        Vec v = all.apply(new Vec(1, 2, 3));
        System.out.printf("%.6f %.6f %.6f%n", energy, v.x, v.length());
    }
}
