/** An operating-system simulation in the manner of Richards: virtual calls, linked queues, state machines. */
public class Scheduler {
    static final class Packet {
        Packet next;
        final int kind;
        int owner, datum;
        final int[] data = new int[4];

        Packet(Packet next, int owner, int kind) {
            this.next = next;
            this.owner = owner;
            this.kind = kind;
        }
    }

    static Packet append(Packet queue, Packet p) {
        p.next = null;
        if (queue == null)
            return p;
        Packet last = queue;
        while (last.next != null)
            last = last.next;
        last.next = p;
        return queue;
    }

    abstract static class Task {
        final int id, priority;
        final Task next;
        Packet queue;
        boolean waiting, held;

        Task(int id, int priority, Task next) {
            this.id = id;
            this.priority = priority;
            this.next = next;
            kernel.table[id] = this;
        }

        abstract Task run(Packet p);

        boolean blocked() {
            return held || waiting && queue == null;
        }
    }

    static final class Kernel {
        final Task[] table = new Task[6];
        Task list, current;
        int queued, holds;

        void schedule() {
            current = list;
            while (current != null)
                if (current.blocked()) {
                    current = current.next;
                } else {
                    Packet p = null;
                    if (current.waiting && current.queue != null) {
                        p = current.queue;
                        current.queue = p.next;
                        current.waiting = false;
                    }
                    current = current.run(p);
                }
        }

        Task hold() {
            holds++;
            current.held = true;
            return current.next;
        }

        Task await() {
            current.waiting = true;
            return current;
        }

        Task release(int id) {
            Task t = table[id];
            t.held = false;
            return t.priority > current.priority ? t : current;
        }

        Task send(Packet p) {
            Task to = table[p.owner];
            queued++;
            p.next = null;
            p.owner = current.id;
            boolean idle = to.queue == null;
            to.queue = append(to.queue, p);
            return idle && to.priority > current.priority ? to : current;
        }
    }

    static Kernel kernel;

    static final class Idle extends Task {
        int state = 1, count;

        Idle(Task next, int count) {
            super(0, 0, next);
            this.count = count;
        }

        Task run(Packet p) {
            if (--count == 0)
                return kernel.hold();
            if ((state & 1) == 0) {
                state >>= 1;
                return kernel.release(4);
            }
            state = state >> 1 ^ 0xd008;
            return kernel.release(5);
        }
    }

    static final class Worker extends Task {
        int destination = 2, letter;

        Worker(Task next, Packet queue) {
            super(1, 1000, next);
            this.queue = queue;
            waiting = true;
        }

        Task run(Packet p) {
            if (p == null)
                return kernel.await();
            destination = destination == 2 ? 3 : 2;
            p.owner = destination;
            p.datum = 0;
            for (int i = 0; i < 4; i++) {
                letter = letter % 26 + 1;
                p.data[i] = 'A' + letter - 1;
            }
            return kernel.send(p);
        }
    }

    static final class Handler extends Task {
        Packet work, devices;

        Handler(int id, int priority, Task next, Packet queue) {
            super(id, priority, next);
            this.queue = queue;
            waiting = true;
        }

        Task run(Packet p) {
            if (p != null)
                if (p.kind == 1)
                    work = append(work, p);
                else
                    devices = append(devices, p);
            if (work != null) {
                Packet w = work;
                if (w.datum >= 4) {
                    work = w.next;
                    w.owner = 1;
                    return kernel.send(w);
                }
                if (devices != null) {
                    Packet d = devices;
                    devices = d.next;
                    d.datum = w.data[w.datum++];
                    d.owner = id + 2;
                    return kernel.send(d);
                }
            }
            return kernel.await();
        }
    }

    static final class Device extends Task {
        Packet pending;

        Device(int id, int priority, Task next) {
            super(id, priority, next);
            waiting = true;
        }

        Task run(Packet p) {
            if (p != null) {
                pending = p;
                return kernel.hold();
            }
            if (pending == null)
                return kernel.await();
            Packet v = pending;
            pending = null;
            v.owner = id - 2;
            return kernel.send(v);
        }
    }

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 55;
        long total = 0;
        for (int i = 0; i < rounds; i++) {
            kernel = new Kernel();
            Task t = new Idle(null, 10_000);
            t = new Worker(t, new Packet(new Packet(null, 1, 1), 1, 1));
            t = new Handler(2, 2000, t, new Packet(new Packet(new Packet(null, 4, 0), 4, 0), 4, 0));
            t = new Handler(3, 3000, t, new Packet(new Packet(new Packet(null, 5, 0), 5, 0), 5, 0));
            t = new Device(4, 4000, t);
            kernel.list = new Device(5, 5000, t);
            kernel.schedule();
            total = total * 31 + kernel.queued * 1000003L + kernel.holds;
        }
        System.out.println(total + " " + kernel.queued + " " + kernel.holds);
    }
}
