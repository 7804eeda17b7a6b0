// java.util.Timer, Flow publishers and ThreadLocalRandom's shape.
import java.util.*;
import java.util.concurrent.*;

public class Timers {
    public static void main(String[] args) throws Exception {
        Timer timer = new Timer("timer", true);
        CountDownLatch done = new CountDownLatch(3);
        StringBuffer log = new StringBuffer();
        timer.schedule(new TimerTask() { public void run() { log.append("late "); done.countDown(); } }, 400);
        timer.schedule(new TimerTask() { int n; public void run() { log.append("tick "); if (++n == 2) cancel(); done.countDown(); } }, 1, 5);
        done.await();
        timer.cancel();
        System.out.println(log);
        try {
            timer.schedule(new TimerTask() { public void run() { } }, 1);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        List<Integer> got = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch complete = new CountDownLatch(1);
        try (SubmissionPublisher<Integer> p = new SubmissionPublisher<>()) {
            p.subscribe(new Flow.Subscriber<>() {
                Flow.Subscription s;
                public void onSubscribe(Flow.Subscription s) { (this.s = s).request(1); }
                public void onNext(Integer i) { got.add(i); s.request(1); }
                public void onError(Throwable t) { }
                public void onComplete() { complete.countDown(); }
            });
            for (int i = 0; i < 20; i++) p.submit(i);
        }
        complete.await();
        System.out.println(got);
        int r = ThreadLocalRandom.current().nextInt(5, 10);
        System.out.println((r >= 5 && r < 10) + " " + TimeUnit.DAYS.toSeconds(2) + " " + TimeUnit.NANOSECONDS.toMicros(5500) + " " + TimeUnit.of(java.time.temporal.ChronoUnit.HOURS));
    }
}
