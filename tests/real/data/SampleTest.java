import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.*;
import org.junit.jupiter.api.extension.*;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.*;

/** Passing, failing, skipped, parameterised, nested, dynamic and repeated tests; the console launcher's tree is compared. */
@DisplayName("A sample")
@TestMethodOrder(MethodOrderer.MethodName.class)
class SampleTest {
    enum Colour { RED, GREEN, BLUE }

    static final StringBuilder log = new StringBuilder();
    @TempDir Path dir;

    @BeforeAll static void first() { log.append("all "); }
    @BeforeEach void before(TestInfo info) { log.append(info.getDisplayName()).append(' '); }
    @AfterAll static void last() { System.out.println(log); }

    @Test void a1Passes() { assertEquals(4, 2 + 2); }
    @Test @DisplayName("fails with a message") void a2Fails() { assertEquals("expected", "actual", () -> "they differ"); }
    @Test void a3Throws() { throw new IllegalStateException("thrown", new IOException("cause")); }
    @Test void a4All() { assertAll("group", () -> assertTrue(true), () -> assertTrue(false, "second"), () -> assertNull("x")); }
    @Test void a5ExpectsException() {
        assertEquals("/ by zero", assertThrows(ArithmeticException.class, () -> { int zero = 0; int x = 1 / zero; }).getMessage());
    }
    @Test @Disabled("not today") void a6Disabled() { fail(); }
    @Test void a7Assumes() { assumeTrue(false, "assumed"); }
    @Test void a8Files() throws IOException {
        Path file = Files.writeString(dir.resolve("f"), "text\n");
        assertLinesMatch(List.of("te.t"), Files.readAllLines(file));
    }
    @Test @Timeout(value = 5, unit = TimeUnit.SECONDS) void a9InTime() { assertTimeout(Duration.ofSeconds(4), () -> Thread.sleep(5)); }
    @Test void b1TooLate() { assertThrows(AssertionError.class, () -> assertTimeoutPreemptively(Duration.ofMillis(20), () -> Thread.sleep(60000))); }
    @Test void b2Iterables() { assertIterableEquals(List.of(1, 2, 3), List.of(1, 2, 4)); }
    @Test void b3Overflows() { recurse(0); }
    int recurse(int n) { return recurse(n + 1) + 1; }

    @ParameterizedTest @ValueSource(ints = {1, 3, 4}) void p1Odd(int n) { assertEquals(1, n % 2); }
    @ParameterizedTest(name = "{index}: {0} + {1} = {2}") @CsvSource({"1, 2, 3", "2, 2, 4", "'x', 1, 2"}) void p2Adds(int a, int b, int sum) {
        assertEquals(sum, a + b);
    }
    @ParameterizedTest @EnumSource(value = Colour.class, names = "RED", mode = EnumSource.Mode.EXCLUDE) void p3Enums(Colour c) { assertNotNull(c); }
    @ParameterizedTest @MethodSource("pairs") void p4Methods(String s, int length) { assertEquals(length, s.length()); }
    static Stream<Arguments> pairs() { return Stream.of(Arguments.of("a", 1), Arguments.of("bb", 2), Arguments.of("", 0)); }
    @ParameterizedTest @NullAndEmptySource @ValueSource(strings = " ") void p5Blank(String s) { assertTrue(s == null || s.isBlank()); }

    @RepeatedTest(3) void r1Repeats(RepetitionInfo info) { assertTrue(info.getCurrentRepetition() <= info.getTotalRepetitions()); }
    @TestFactory Stream<DynamicNode> t1Dynamic() {
        return Stream.of(1, 2, 3).map(n -> DynamicTest.dynamicTest("square of " + n, () -> assertEquals(n * n, n + n * (n - 1))));
    }

    @Nested @ExtendWith(Resolver.class) @Tag("nested") class Inner {
        @Test void injected(Integer number) { assertEquals(42, number); }
        @Test void seesOuter() { assertNotNull(dir); }
    }

    static class Resolver implements ParameterResolver {
        @Override public boolean supportsParameter(ParameterContext p, ExtensionContext e) { return p.getParameter().getType() == Integer.class; }
        @Override public Object resolveParameter(ParameterContext p, ExtensionContext e) { return 42; }
    }
}
