import java.util.*;

/** A simulation of customers at counters: events in a PriorityQueue, people in ArrayDeques, objects that come and go. */
public class BankQueues {
    static final class Customer {
        final int id, work;
        final long arrived;
        Customer(int id, int work, long arrived) { this.id = id; this.work = work; this.arrived = arrived; }
    }

    interface Event { void happen(BankQueues bank); long at(); }
    record Arrival(long at, int id) implements Event { public void happen(BankQueues bank) { bank.arrive(this); } }
    record Done(long at, int counter) implements Event { public void happen(BankQueues bank) { bank.finish(counter, at); } }

    final PriorityQueue<Event> events = new PriorityQueue<>((a, b) -> Long.compare(a.at(), b.at()));
    final List<Deque<Customer>> lines = new ArrayList<>();
    final Customer[] busy;
    int seed = 42, served, switched, longest;
    long waited, now;

    BankQueues(int counters) {
        busy = new Customer[counters];
        for (int i = 0; i < counters; i++) lines.add(new ArrayDeque<>());
    }

    int random(int bound) {
        seed = seed * 1664525 + 1013904223;
        return (seed >>> 8) % bound;
    }

    void arrive(Arrival a) {
        Deque<Customer> best = lines.get(0);
        for (Deque<Customer> line : lines) if (line.size() < best.size()) best = line;
        best.addLast(new Customer(a.id(), 20 + random(60), a.at()));
        longest = Math.max(longest, best.size());
        serve(lines.indexOf(best), a.at());
        if (a.id() < 40_000) events.add(new Arrival(a.at() + 1 + random(18), a.id() + 1));
    }

    void serve(int counter, long at) {
        if (busy[counter] != null || lines.get(counter).isEmpty()) return;
        Customer c = busy[counter] = lines.get(counter).pollFirst();
        waited += at - c.arrived;
        events.add(new Done(at + c.work, counter));
    }

    void finish(int counter, long at) {
        served += busy[counter].id % 3 + 1;
        busy[counter] = null;
        Deque<Customer> mine = lines.get(counter);
        for (Deque<Customer> other : lines)
            if (other.size() > mine.size() + 2) {
                mine.addLast(other.pollLast());
                switched++;
            }
        serve(counter, at);
    }

    void run() {
        events.add(new Arrival(0, 0));
        for (Event e; (e = events.poll()) != null; ) {
            now = e.at();
            e.happen(this);
        }
    }

    public static void main(String[] args) {
        String last = "";
        for (int counters = 5; counters <= 7; counters++) {
            BankQueues bank = new BankQueues(counters);
            bank.run();
            last += bank.served + " " + bank.waited / 1000 + " " + bank.switched + " " + bank.longest + " " + bank.now + "; ";
        }
        System.out.println(last);
    }
}
