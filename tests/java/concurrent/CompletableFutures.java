// CompletableFuture: chaining, combining, exceptions, timeouts, allOf and anyOf, completion by hand.
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

public class CompletableFutures {
    static <T> T fail(String s) { throw new IllegalStateException(s); }

    public static void main(String[] args) throws Exception {
        CompletableFuture<Integer> f = CompletableFuture.supplyAsync(() -> 20).thenApply(x -> x + 1).thenCompose(x -> CompletableFuture.supplyAsync(() -> x * 2));
        System.out.println(f.get() + " " + f.thenCombine(CompletableFuture.completedFuture("s"), (a, b) -> a + b).join());
        System.out.println(CompletableFuture.supplyAsync(() -> CompletableFutures.<String>fail("x")).exceptionally(t -> "caught " + t).join());
        System.out.println(CompletableFuture.supplyAsync(() -> CompletableFutures.<Integer>fail("y")).thenApply(x -> x + 1).handle((v, t) -> v + " " + t).join());
        StringBuffer log = new StringBuffer();
        CompletableFuture.completedFuture("done").whenComplete((v, t) -> log.append(v).append(t)).thenAccept(v -> log.append("|").append(v)).thenRun(() -> log.append("|ran")).join();
        System.out.println(log);
        List<CompletableFuture<Integer>> all = IntStream.range(0, 10).mapToObj(i -> CompletableFuture.supplyAsync(() -> i * i)).collect(Collectors.toList());
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
        System.out.println(all.stream().mapToInt(CompletableFuture::join).sum());
        CompletableFuture<String> manual = new CompletableFuture<>();
        CompletableFuture<Object> any = CompletableFuture.anyOf(manual, new CompletableFuture<>());
        System.out.println(manual.isDone() + " " + manual.getNow("absent") + " " + manual.complete("value") + manual.complete("again") + " " + any.join());
        CompletableFuture<String> bad = new CompletableFuture<>();
        bad.completeExceptionally(new java.io.IOException("io"));
        try {
            bad.join();
        } catch (CompletionException e) {
            System.out.println(e.getMessage() + " " + bad.isCompletedExceptionally());
        }
        try {
            bad.get();
        } catch (ExecutionException e) {
            System.out.println(e.getCause());
        }
        System.out.println(new CompletableFuture<String>().completeOnTimeout("late", 5, TimeUnit.MILLISECONDS).join());
        try {
            new CompletableFuture<String>().orTimeout(5, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            System.out.println(e.getCause());
        }
        CompletableFuture<String> cancelled = new CompletableFuture<>();
        CompletableFuture<String> dependent = cancelled.thenApply(s -> s + "!");
        cancelled.cancel(true);
        System.out.println(cancelled.isCancelled() + " " + dependent.isCompletedExceptionally() + " " + CompletableFuture.failedFuture(new RuntimeException("r")).handle((v, t) -> t.getMessage()).join());
        Executor direct = Runnable::run;
        System.out.println(CompletableFuture.supplyAsync(() -> Thread.currentThread().getName(), direct).thenApplyAsync(s -> s + "2", direct).applyToEither(new CompletableFuture<>(), s -> s + "3").join());
    }
}
