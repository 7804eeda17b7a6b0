import com.google.common.base.Splitter;
import com.google.common.cache.*;
import com.google.common.collect.*;
import com.google.common.eventbus.*;
import com.google.inject.*;
import com.google.inject.matcher.Matchers;
import com.google.inject.name.*;
import com.thoughtworks.xstream.XStream;
import io.vavr.collection.Stream;
import io.vavr.control.Try;
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInterceptor;
import org.apache.commons.compress.archivers.tar.*;
import org.apache.commons.compress.compressors.bzip2.*;
import org.apache.commons.lang3.builder.*;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.jsoup.Jsoup;
import org.objectweb.asm.*;
import org.xerial.snappy.Snappy;
import picocli.CommandLine;

/** Widely used libraries that lean on reflection, generated classes, proxies, weak references and native code. */
public class Libraries {
    // Guice: injection by generated fast classes, interception by generated subclasses
    interface Store { String name(); }
    static class Memory implements Store {
        final String name;
        @Inject Memory(@Named("store") String name) { this.name = name; }
        @Override public String name() { return name; }
    }
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME) @interface Timed { }
    public static class Service {
        @Inject Store store;
        @Inject Provider<List<String>> lists;
        @Timed public String greet(String who) { return "hello " + who + " from " + store.name() + lists.get(); }
    }
    static void guice() {
        List<String> calls = new ArrayList<>();
        Injector injector = Guice.createInjector(new AbstractModule() {
            @Override protected void configure() {
                bind(Store.class).to(Memory.class).in(Singleton.class);
                bindConstant().annotatedWith(Names.named("store")).to("memory");
                MethodInterceptor around = call -> { calls.add(call.getMethod().getName()); return "<" + call.proceed() + ">"; };
                bindInterceptor(Matchers.any(), Matchers.annotatedWith(Timed.class), around);
            }
            @Provides List<String> lists() { return List.of("a", "b"); }
        });
        System.out.println(injector.getInstance(Service.class).greet("you") + calls + (injector.getInstance(Store.class) == injector.getInstance(Store.class)));
        try { Guice.createInjector().getInstance(Store.class); } catch (ConfigurationException e) { System.out.println(e.getErrorMessages().size() + " error"); }
    }

    static void guava() throws Exception {
        Multimap<Integer, String> byLength = Multimaps.index(Splitter.on(' ').split("the quick brown fox jumps"), String::length);
        System.out.println(byLength + " " + ImmutableSortedMap.of("b", 1, "a", 2) + Sets.powerSet(ImmutableSet.of(1, 2, 3)).size());
        LoadingCache<String, Integer> cache = CacheBuilder.newBuilder().maximumSize(2).weakKeys().recordStats().build(CacheLoader.from(String::length));
        String key = "four";
        System.out.println(cache.get(key) + cache.get(key) + " " + cache.stats().hitCount());
        EventBus bus = new EventBus();
        bus.register(new Object() { @Subscribe public void on(Integer i) { System.out.println("event " + i); } });
        bus.post(7);
        RangeSet<Integer> ranges = TreeRangeSet.create();
        ranges.add(Range.closed(1, 5)); ranges.remove(Range.open(2, 3));
        System.out.println(ranges + " " + com.google.common.hash.Hashing.murmur3_128().hashString("x", StandardCharsets.UTF_8));
    }

    static class Node { String name; List<Node> children = new ArrayList<>(); transient int skipped = 5; Map<String, Integer> scores = new TreeMap<>(); Node parent; }
    static void xstream() {
        Node root = new Node(), child = new Node();
        root.name = "root"; root.children.add(child); root.scores.put("k", 1); child.name = "child"; child.parent = root;
        XStream x = new XStream();
        x.allowTypesByWildcard(new String[] {"Libraries$*"});
        x.alias("node", Node.class);
        String xml = x.toXML(root);
        Node back = (Node) x.fromXML(xml);
        System.out.println(xml + (back.children.get(0).parent == back) + back.skipped);
    }

    static void velocity() {
        VelocityEngine engine = new VelocityEngine();
        engine.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
        engine.init();
        VelocityContext context = new VelocityContext();
        context.put("items", List.of(Map.of("name", "one", "n", 1), Map.of("name", "two", "n", 2)));
        StringWriter out = new StringWriter();
        engine.evaluate(context, out, "t", "#macro(row $i)$i.name.toUpperCase()=#if($i.n > 1)many#{else}one#end #end#foreach($i in $items)#row($i)#end$undefined");
        System.out.println(out);
    }

    static void vavr() {
        System.out.println(Stream.from(1).filter(n -> n % 3 == 0).map(n -> n * n).take(5).foldLeft(0, Integer::sum) + " "
            + Try.of(() -> 1 / Integer.parseInt("0")).recover(ArithmeticException.class, -1).get() + " " + io.vavr.API.For(Stream.of(1, 2), Stream.of("a", "b")).yield((a, b) -> a + b).toJavaList());
    }

    static void compress() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new BZip2CompressorOutputStream(bytes))) {
            for (int i = 0; i < 3; i++) {
                byte[] data = ("file " + i + " ").repeat(500).getBytes();
                TarArchiveEntry entry = new TarArchiveEntry("f" + i);
                entry.setSize(data.length);
                tar.putArchiveEntry(entry); tar.write(data); tar.closeArchiveEntry();
            }
        }
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new BZip2CompressorInputStream(new ByteArrayInputStream(bytes.toByteArray())))) {
            for (TarArchiveEntry e; (e = tar.getNextTarEntry()) != null; ) System.out.print(e.getName() + ":" + Arrays.hashCode(tar.readAllBytes()) + " ");
        }
        byte[] text = "snappy ".repeat(1000).getBytes(), packed = Snappy.compress(text);
        System.out.println((packed.length < 500) + " " + Arrays.equals(text, Snappy.uncompress(packed)) + " " + Snappy.maxCompressedLength(1000));
    }

    static class Bean { int a = 1; String b = "x"; @Override public String toString() { return ToStringBuilder.reflectionToString(this, ToStringStyle.SHORT_PREFIX_STYLE); }
        @Override public boolean equals(Object o) { return EqualsBuilder.reflectionEquals(this, o); } @Override public int hashCode() { return HashCodeBuilder.reflectionHashCode(this); } }
    static void commons() {
        System.out.println(new Bean() + " " + new Bean().equals(new Bean()) + " " + new Bean().hashCode() + " " + new LevenshteinDistance().apply("kitten", "sitting"));
        System.out.println(Jsoup.parse("<p>One <b>two</b><p>three<a href=/x>link").select("p, a[href]").stream().map(e -> e.tagName() + ":" + e.text()).collect(Collectors.toList()));
    }

    // ASM: a class made here and loaded by a loader of ours
    static void asm() throws Exception {
        ClassWriter w = new ClassWriter(ClassWriter.COMPUTE_FRAMES);
        w.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "Made", null, "java/lang/Object", new String[] {"java/util/concurrent/Callable"});
        MethodVisitor m = w.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        m.visitVarInsn(Opcodes.ALOAD, 0); m.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false); m.visitInsn(Opcodes.RETURN); m.visitMaxs(0, 0);
        m = w.visitMethod(Opcodes.ACC_PUBLIC, "call", "()Ljava/lang/Object;", null, null);
        Label top = new Label(), out = new Label();
        m.visitInsn(Opcodes.LCONST_1); m.visitVarInsn(Opcodes.LSTORE, 1); m.visitIntInsn(Opcodes.BIPUSH, 15); m.visitVarInsn(Opcodes.ISTORE, 3);
        m.visitLabel(top); m.visitVarInsn(Opcodes.ILOAD, 3); m.visitJumpInsn(Opcodes.IFEQ, out);
        m.visitVarInsn(Opcodes.LLOAD, 1); m.visitVarInsn(Opcodes.ILOAD, 3); m.visitInsn(Opcodes.I2L); m.visitInsn(Opcodes.LMUL); m.visitVarInsn(Opcodes.LSTORE, 1);
        m.visitIincInsn(3, -1); m.visitJumpInsn(Opcodes.GOTO, top);
        m.visitLabel(out); m.visitVarInsn(Opcodes.LLOAD, 1); m.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Long", "valueOf", "(J)Ljava/lang/Long;", false); m.visitInsn(Opcodes.ARETURN); m.visitMaxs(0, 0);
        w.visitEnd();
        byte[] bytes = w.toByteArray();
        Class<?> made = new ClassLoader() { Class<?> define() { return defineClass("Made", bytes, 0, bytes.length); } }.define();
        System.out.println(((Callable<?>) made.getConstructor().newInstance()).call());
    }

    @CommandLine.Command(name = "tool", mixinStandardHelpOptions = true, version = "tool 1", description = "Does things.")
    static class Tool implements Callable<Integer> {
        @CommandLine.Option(names = {"-n", "--number"}, description = "a number", defaultValue = "3") int number;
        @CommandLine.Parameters(paramLabel = "FILE", description = "files") List<File> files;
        @Override public Integer call() { System.out.println(number + " " + files); return 4; }
    }
    static void picocli() {
        PrintWriter out = new PrintWriter(System.out, true);
        for (String[] a : new String[][] {{"--help"}, {"-n", "5", "x", "y"}, {"--nope"}, {"--version"}})
            System.out.println(new CommandLine(new Tool()).setOut(out).setErr(out).setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF)).execute(a));
    }

    static void beanshell() throws Exception {
        bsh.Interpreter i = new bsh.Interpreter();
        System.out.println(i.eval("int f(n) { return n < 2 ? n : f(n - 1) + f(n - 2); } list = new ArrayList(); for (k : new int[] {1, 5, 12}) list.add(f(k)); list"));
        System.out.println(((Callable<?>) i.eval("call() { return \"scripted\"; } return (java.util.concurrent.Callable) this;")).call());
    }

    public static void main(String[] args) throws Exception {
        guice(); guava(); xstream(); velocity(); vavr(); compress(); commons(); asm(); picocli(); beanshell();
    }
}
